package io.github.camellinq.route;

import io.github.camellinq.ledger.JdbcLedger;
import io.github.camellinq.ledger.Ledger;
import io.github.camellinq.ledger.LedgerException;
import io.github.camellinq.ledger.LedgerSettings;
import io.github.camellinq.settings.Settings;
import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.CamelContext;

/**
 * The ledger and what works with it, from when it is opened until the context stops.
 *
 * @param isOwn whether it was opened here; one that the host bound is the host's to close
 */
record LedgerUse(
        Ledger ledger,
        boolean isOwn,
        LedgerClaims claims,
        PauseRules pauseRules,
        ScheduledExecutorService leaseTimer,
        ScheduledExecutorService purgeTimer) {

    /**
     * Opens the ledger that the registry or the settings name, and begins what is done for it from time to time.
     *
     * @throws LedgerException when it cannot be opened, saying why and what to do
     */
    static LedgerUse open(LinqService service, CamelContext context) {
        Settings settings = service.settings();
        Clock clock = service.clock();
        Ledger bound = context.getRegistry().lookupByNameAndType(LinqService.LEDGER, Ledger.class);
        Ledger ledger = bound == null ? JdbcLedger.open(new LedgerSettings(settings.ledgerUrl()), clock) : bound;
        service.intake().remember(ledger);
        ScheduledExecutorService leaseTimer = service.timer("linqLeases");
        LedgerClaims claims =
                new LedgerClaims(ledger, new Leases(ledger, clock, leaseTimer), settings.rateLimit(), clock);
        PauseRules pauseRules = new PauseRules(service.intake(), claims, settings.retry(), clock);
        ScheduledExecutorService purgeTimer = service.timer("linqPurge");
        new Purge(ledger, settings.retention(), clock).schedule(purgeTimer);
        new GoneFiles(service::inboxes, ledger, clock).schedule(purgeTimer);
        if (settings.doneKeep() != null) {
            new DoneSweep(settings.done(), settings.doneKeep(), service::inboxes, ledger, clock).schedule(purgeTimer);
        }
        leaseTimer.execute(Digests::prepare);
        return new LedgerUse(ledger, bound == null, claims, pauseRules, leaseTimer, purgeTimer);
    }

    /** Says which deliveries a stop breaks off, and gives up the ledger. */
    void close(CamelContext context) {
        claims.close();
        context.getExecutorServiceManager().shutdownNow(leaseTimer);
        context.getExecutorServiceManager().shutdownNow(purgeTimer);
        if (isOwn) {
            ledger.close();
        }
    }
}
