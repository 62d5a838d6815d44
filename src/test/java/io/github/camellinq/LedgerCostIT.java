package io.github.camellinq;

import static org.awaitility.Awaitility.await;

import io.github.camellinq.ledger.LedgerLoad;
import io.github.camellinq.sandbox.Sandbox;
import io.github.camellinq.sandbox.SandboxOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A measurement: what part of a delivery's CPU is the ledger's. The aim is less than a fifth. */
@Tag("bench")
class LedgerCostIT {
    private static final int WARM_UP = 2000;
    private static final int FILES = 5000;

    @TempDir
    Path folder;

    @Test
    void ledger_is_a_small_part_of_a_delivery() throws Exception {
        String classes = Path.of(LedgerLoad.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                + System.getProperty("path.separator")
                + System.getProperty("app.jar");
        long alone = LedgerLoad.microseconds("jdbc:sqlite:" + folder.resolve("off.db"), WARM_UP, FILES, 0, classes);
        long paced = LedgerLoad.microseconds("jdbc:sqlite:" + folder.resolve("on.db"), WARM_UP, FILES, 10_000, classes);
        long whole = delivery();

        System.out.printf(
                "LedgerCostIT: %d us of CPU for a delivery, of it %d (%d %%) the ledger, %d (%d %%) with a pace%n",
                whole, alone, 100 * alone / whole, paced, 100 * paced / (whole + paced - alone));
    }

    /** The CPU of one delivery by the application, in microseconds. */
    private long delivery() throws Exception {
        Workplace work = new Workplace(folder);
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults());
                AppProcess app = AppProcess.start(
                        folder, Workplace.settings(sandbox), List.of("-XX:TieredStopAtLevel=1"), "run")) {
            app.awaitLine("camel-linq is watching");
            drop(work, 0, WARM_UP);
            await().atMost(Duration.ofMinutes(5)).until(() -> work.count(Workplace.DONE) == WARM_UP);
            Duration before = cpu(app);
            drop(work, WARM_UP, WARM_UP + FILES);
            await().atMost(Duration.ofMinutes(5)).until(() -> work.count(Workplace.DONE) == WARM_UP + FILES);
            return cpu(app).minus(before).toNanos() / 1000 / FILES;
        }
    }

    private static void drop(Workplace work, int from, int to) {
        for (int file = from; file < to; file++) {
            work.drop("+15551230%03d".formatted(file % 50), file + ".txt", "file " + file);
        }
    }

    private static Duration cpu(AppProcess app) {
        return ProcessHandle.of(app.pid())
                .flatMap(process -> process.info().totalCpuDuration())
                .orElseThrow();
    }
}
