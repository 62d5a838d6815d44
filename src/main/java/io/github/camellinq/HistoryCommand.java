package io.github.camellinq;

import io.github.camellinq.ledger.Entry;
import io.github.camellinq.ledger.Ledger;
import io.github.camellinq.ledger.MissingLedgerException;
import io.github.camellinq.route.BucketVisit;
import io.github.camellinq.route.DeadLetters;
import io.github.camellinq.route.SetAside;
import io.github.camellinq.settings.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code camel-linq history}: shows what happened to a delivery. */
@Command(
        name = "history",
        description = "Shows what happened to a file and where it stands now.",
        mixinStandardHelpOptions = true,
        versionProvider = App.Version.class,
        showDefaultValues = true)
final class HistoryCommand implements Callable<Integer> {

    @Mixin
    private Installation installation;

    @Parameters(
            paramLabel = "FILE|ID",
            description =
                    "A file's name, its path or the end of its path, wherever the file is now; or the number of a delivery,"
                            + " an attachment_id, a message_id or an idempotency key.")
    private String words;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Settings settings = installation.settings();
        PrintWriter out = spec.commandLine().getOut();
        try (Ledger ledger = Installation.ledger(settings)) {
            List<Entry> found = ledger.find(words);
            if (found.isEmpty()) {
                found = ledger.find(origin(settings));
            }
            if (found.isEmpty()) {
                out.println("Nothing is known about " + Shown.word(words) + ".");
                return 1;
            }
            Instant now = Instant.now();
            // The latest comes last, just above the prompt, where people look first.
            for (int i = found.size() - 1; i >= 0; i--) {
                new Timeline(found.get(i), ledger.failures(found.get(i).id())).print(out, now);
                if (i > 0) {
                    out.println();
                }
            }
            return 0;
        } catch (MissingLedgerException e) {
            out.println(e.getMessage() + ". Nothing has been delivered yet.");
            return 1;
        }
    }

    /**
     * Where a file or an object came from that was put away or set aside, or its idempotency key; for any other its own path or
     * address.
     */
    private String origin(Settings settings) throws IOException {
        if (words.startsWith("s3://")) {
            return originInBucket(settings);
        }
        Path path = Path.of(words).toAbsolutePath().normalize();
        if (path.startsWith(settings.done())) {
            return settings.inbox().resolve(settings.done().relativize(path)).toString();
        }
        return DeadLetters.in(settings.deadLetter()).stream()
                .filter(letter -> letter.file().equals(path) && letter.report() != null)
                .map(SetAside::report)
                .map(report -> report.idempotencyKey() == null ? report.source() : report.idempotencyKey())
                .findFirst()
                .orElse(path.toString());
    }

    private String originInBucket(Settings settings) throws IOException {
        try (BucketVisit bucket = BucketVisit.of(settings).orElse(null)) {
            return bucket == null ? words : bucket.origin(words).orElse(words);
        }
    }
}
