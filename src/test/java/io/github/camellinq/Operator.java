package io.github.camellinq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camellinq.api.Json;
import io.github.camellinq.ledger.Claim;
import io.github.camellinq.ledger.ClaimRequest;
import io.github.camellinq.ledger.Fingerprint;
import io.github.camellinq.ledger.JdbcLedger;
import io.github.camellinq.ledger.Key;
import io.github.camellinq.ledger.Ledger;
import io.github.camellinq.ledger.LedgerSettings;
import io.github.camellinq.ledger.Pace;
import io.github.camellinq.sandbox.SandboxBucket;
import io.github.camellinq.sandbox.SandboxExtension;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.main.Main;
import picocli.CommandLine;

/** Somebody at the command line, with an installation in a folder, and what is said to them. */
final class Operator {
    private final Path folder;

    /** What a command said. */
    record Answer(int status, String out, String err) {

        Answer succeeds() {
            assertThat(status).as(this::toString).isZero();
            return this;
        }

        Answer failsWith(int expected) {
            assertThat(status).as(this::toString).isEqualTo(expected);
            return this;
        }
    }

    Operator(Path folder, SandboxExtension linq) throws IOException {
        this.folder = folder;
        List<String> lines = new ArrayList<>(List.of(
                "linq.base-url=" + linq.baseUrl(),
                "linq.api-key=" + linq.apiKey(),
                "linq.from=+15550000000",
                "linq.inbox=" + inbox(),
                "linq.done=" + done(),
                "linq.dead-letter=" + deadLetter(),
                "linq.ledger.url=" + ledgerUrl(),
                "linq.quiet-period=50ms"));
        lines.add("linq.recipients.support=+15551234567");
        Files.write(settings(), lines);
    }

    /** Has the sandbox's bucket watched too, under {@code inbox/}. */
    void watchesBucket(SandboxExtension linq, String after) throws IOException {
        sets(
                "linq.bucket.name=" + SandboxBucket.NAME,
                "linq.bucket.prefix=inbox",
                "linq.bucket.endpoint=" + linq.sandbox().bucketEndpoint(),
                "linq.bucket.access-key=" + SandboxBucket.ACCESS_KEY,
                "linq.bucket.secret-key=" + SandboxBucket.SECRET_KEY,
                "linq.bucket.delay=50ms",
                "linq.bucket.after=" + after);
    }

    /** Gives settings, each {@code key=value}, in place of what they were. */
    void sets(String... lines) throws IOException {
        List<String> all = new ArrayList<>(Files.readAllLines(settings()));
        for (String line : lines) {
            String key = line.substring(0, line.indexOf('=') + 1);
            all.removeIf(before -> before.startsWith(key));
            all.add(line);
        }
        Files.write(settings(), all);
    }

    Path inbox() {
        return folder.resolve("inbox");
    }

    Path done() {
        return folder.resolve("done");
    }

    Path deadLetter() {
        return folder.resolve("dead-letter");
    }

    /** Its lines may be changed. */
    Path settings() throws IOException {
        return Files.createDirectories(folder.resolve("routes")).resolve("application.properties");
    }

    private String ledgerUrl() {
        return "jdbc:sqlite:" + folder.resolve("data/ledger.db");
    }

    /** Calls a command, with the settings of this installation unless it names others. */
    Answer calls(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        if (!all.contains("--routes")) {
            all.addAll(List.of("--routes", folder.resolve("routes").toString()));
        }
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = App.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        int status = line.execute(all.toArray(String[]::new));
        return new Answer(status, out.toString(), err.toString());
    }

    /** Starts what {@code run} runs, in this process. */
    Main runs() throws IOException {
        Main main = RouteFiles.in(folder.resolve("routes")).main();
        main.start();
        return main;
    }

    /** The ledger, as its owner. */
    Ledger ownsLedger() {
        return JdbcLedger.open(new LedgerSettings(ledgerUrl()), Clock.systemUTC());
    }

    /** A delivery that has just begun. */
    static Claim claims(Ledger ledger, String path, String recipient) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        Instant now = Instant.now();
        return (Claim) ledger.claim(new ClaimRequest(
                new Key("file:" + path, "v1", recipient),
                "key-" + name,
                name,
                5,
                now,
                now.plus(Duration.ofMinutes(2)),
                Pace.NONE));
    }

    /** A delivery that is done, with an attachment that Linq may not know. */
    static void delivers(Ledger ledger, String path, String recipient, String attachmentId) {
        Claim claim = claims(ledger, path, recipient);
        ledger.uploaded(
                claim,
                attachmentId,
                new Fingerprint(null, 5, claim.before().file().name(), "text/plain"));
        ledger.sending(claim);
        ledger.sent(claim, "message-" + attachmentId, null);
        ledger.archived(claim);
    }

    /** Puts a file into the inbox the safe way. */
    Path drops(String path, String text) throws IOException {
        Path target = inbox().resolve(path);
        Files.createDirectories(target.getParent());
        return Files.move(Files.writeString(folder.resolve("draft"), text), target, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Puts a file into the dead-letter folder, and a report that is as short as can be. */
    Path setsAside(String path, String source, String reason, String lastAttempt) throws IOException {
        Path file = deadLetter().resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "text of " + path);
        writesReport(path, source, reason, lastAttempt);
        return file;
    }

    Path writesReport(String path, String source, String reason, String lastAttempt) throws IOException {
        ObjectNode report = Json.MAPPER
                .createObjectNode()
                .put("file", Path.of(path).getFileName().toString())
                .put("source", source)
                .put("recipient", "+15551234567")
                .put("reason", reason)
                .put("message", "what is wrong with " + path)
                .put("last_attempt", lastAttempt);
        Path beside = reportOf(deadLetter().resolve(path));
        Files.createDirectories(beside.getParent());
        return Files.writeString(beside, report.toString());
    }

    static Path reportOf(Path file) {
        return file.resolveSibling(file.getFileName() + ".error.json");
    }

    static void awaitFile(Path file) {
        await().until(() -> Files.exists(file));
    }
}
