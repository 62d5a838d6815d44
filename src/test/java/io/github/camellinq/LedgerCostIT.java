package io.github.camellinq;

import static org.awaitility.Awaitility.await;

import io.github.camellinq.ledger.LedgerApp;
import io.github.camellinq.ledger.LedgerLoad;
import io.github.camellinq.route.PackedRoutes;
import io.github.camellinq.sandbox.Sandbox;
import io.github.camellinq.sandbox.SandboxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A measurement: what part of a delivery's CPU is the ledger's. The aim is less than a fifth. */
@Tag("bench")
class LedgerCostIT {
    /** Until the classes of the driver are compiled too: that is paid once, and not by each delivery. */
    private static final int WARM_UP = 10_000;

    /** For the writes alone, which are warm sooner. */
    private static final int WARM_UP_ALONE = 2000;

    private static final int FILES = 5000;

    /** Fewer than the pace of 30 a minute, which is on, as it is by default. */
    private static final int PER_RECIPIENT = 25;

    private static final int TURNS = 3;

    @TempDir
    Path folder;

    /** Both in one run and in turns; the least of each, which is what the machine's other work did not add to. */
    @Test
    void ledger_is_a_small_part_of_a_delivery() throws Exception {
        long with = Long.MAX_VALUE;
        long without = Long.MAX_VALUE;
        for (int turn = 0; turn < TURNS; turn++) {
            with = Math.min(with, delivery("with" + turn, false));
            without = Math.min(without, delivery("without" + turn, true));
        }
        System.out.printf(
                "LedgerCostIT: %d us of CPU for a delivery, %d with a ledger in memory: the ledger costs %d %%%n",
                with, without, 100 * (with - without) / with);
        System.out.printf(
                "LedgerCostIT: its writes alone %d us, %d with a pace%n",
                LedgerLoad.microseconds("jdbc:sqlite:" + folder.resolve("off.db"), WARM_UP_ALONE, FILES, 0, classes()),
                LedgerLoad.microseconds(
                        "jdbc:sqlite:" + folder.resolve("on.db"), WARM_UP_ALONE, FILES, 10_000, classes()));
    }

    private static String classes() throws Exception {
        Path tests = Path.of(LedgerLoad.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        return tests + System.getProperty("path.separator") + System.getProperty("app.jar");
    }

    private static String packedRoutes() {
        return PackedRoutes.files().stream().map(PackedRoutes::location).collect(Collectors.joining(","));
    }

    /** The CPU of one delivery by a process, in microseconds. */
    private long delivery(String name, boolean inMemory) throws Exception {
        Workplace work = new Workplace(Files.createDirectory(folder.resolve(name)));
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults());
                AppProcess app = AppProcess.startClass(
                        LedgerApp.class, work.folder(), settings(sandbox), packedRoutes(), "" + inMemory)) {
            app.awaitLine("camel-linq is watching");
            drop(work, 0, WARM_UP);
            await().atMost(Duration.ofMinutes(5)).until(() -> work.count(Workplace.DONE) == WARM_UP);
            Duration before = cpu(app);
            drop(work, WARM_UP, WARM_UP + FILES);
            await().atMost(Duration.ofMinutes(5)).until(() -> work.count(Workplace.DONE) == WARM_UP + FILES);
            return cpu(app).minus(before).toNanos() / 1000 / FILES;
        }
    }

    private static Map<String, String> settings(Sandbox sandbox) {
        Map<String, String> settings = Workplace.settings(sandbox);
        settings.remove("LINQ_RATE_LIMIT_MESSAGES");
        return settings;
    }

    /** All at once, by whole folders: a poll that comes while files are dropped one by one would be paid by each of them. */
    private static void drop(Workplace work, int from, int to) throws IOException {
        Workplace staged = new Workplace(Files.createDirectories(work.folder().resolve("staged" + from)));
        for (int file = from; file < to; file++) {
            staged.drop("+1555%07d".formatted(file / PER_RECIPIENT), file + ".txt", "file " + file);
        }
        Path inbox = work.folder().resolve(Workplace.INBOX);
        try (Stream<Path> folders = Files.list(staged.folder().resolve(Workplace.INBOX))) {
            for (Path folder : folders.toList()) {
                Files.move(folder, inbox.resolve(folder.getFileName()));
            }
        }
    }

    private static Duration cpu(AppProcess app) {
        return ProcessHandle.of(app.pid())
                .flatMap(process -> process.info().totalCpuDuration())
                .orElseThrow();
    }
}
