package io.github.camellinq.ledger;

import io.github.camellinq.route.LinqService;
import org.apache.camel.main.Main;

/** The packed routes in a process of their own, with the ledger of the settings or one in memory. */
public final class LedgerApp {

    private LedgerApp() {}

    /** @param args the routes to run, as Camel's include pattern has them, and whether the ledger is one in memory */
    public static void main(String[] args) throws Exception {
        Main main = new Main();
        main.configure().withRoutesIncludePattern(args[0]);
        if (Boolean.parseBoolean(args[1])) {
            main.bind(LinqService.LEDGER, new MemoryLedger());
        }
        main.start();
        System.out.println("camel-linq is watching");
        Thread.currentThread().join();
    }
}
