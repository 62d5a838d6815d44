package io.github.camellinq;

import static org.awaitility.Awaitility.await;

import io.github.camellinq.ledger.JdbcLedger;
import io.github.camellinq.ledger.Ledger;
import io.github.camellinq.ledger.LedgerSettings;
import io.github.camellinq.sandbox.Sandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The folder in which the application runs: what was dropped there, and where it is now. */
record Workplace(Path folder) {
    static final String INBOX = "inbox";
    static final String DONE = "done";
    static final String DEAD_LETTER = "dead-letter";

    private static final String REPORT = ".error.json";
    private static final String SIDECAR = ".linq.json";

    /** What the application needs to deliver to a sandbox at once and without a pace. */
    static Map<String, String> settings(Sandbox sandbox) {
        return settings(sandbox.baseUrl().toString(), sandbox.apiKey());
    }

    static Map<String, String> settings(String baseUrl, String apiKey) {
        return new HashMap<>(Map.of(
                "LINQ_BASE_URL", baseUrl,
                "LINQ_API_KEY", apiKey,
                "LINQ_FROM", "+15550000000",
                "LINQ_QUIET_PERIOD", "0s",
                "LINQ_RATE_LIMIT_MESSAGES", "0"));
    }

    /** Drops a file the safe way: written under another name and renamed. */
    void drop(String recipient, String name, String text) {
        try {
            Path target = Files.createDirectories(folder.resolve(INBOX).resolve(recipient));
            Path draft = Files.writeString(target.resolve("." + name), text);
            Files.move(draft, target.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many files of the inbox, of done or of dead-letter there are, without reports and drafts. */
    long count(String place) {
        return names(place).stream().filter(name -> !name.endsWith(REPORT)).count();
    }

    /** How many reports of dead letters there are. */
    long reports() {
        return names(DEAD_LETTER).stream().filter(name -> name.endsWith(REPORT)).count();
    }

    /** Drops the instructions for a file that is about to be dropped. */
    void dropSidecar(String recipient, String name, String json) {
        drop(recipient, name + SIDECAR, json);
    }

    /** The names of the files below a folder, but for dot names and sidecars. */
    List<String> names(String place) {
        Path root = folder.resolve(place);
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith(".") && !name.endsWith(SIDECAR))
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (UncheckedIOException e) {
            // A file went away while it was looked at: look again.
            return names(place);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until nothing is left to deliver. */
    void awaitEmptyInbox(AppProcess app) {
        await().atMost(Duration.ofSeconds(90)).until(() -> count(INBOX) == 0 || !app.isAlive());
        if (!app.isAlive()) {
            throw new AssertionError("The application ended by itself:\n" + app.output());
        }
    }

    String ledgerUrl() {
        return "jdbc:sqlite:" + folder.resolve("data/ledger.db");
    }

    /** The application's ledger, to be asked beside it. */
    Ledger ledger() {
        return JdbcLedger.visit(new LedgerSettings(ledgerUrl()), Clock.systemUTC());
    }
}
