package io.github.camellinq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camellinq.api.Json;
import io.github.camellinq.ledger.Claim;
import io.github.camellinq.ledger.ClaimRequest;
import io.github.camellinq.ledger.Failure;
import io.github.camellinq.ledger.Fingerprint;
import io.github.camellinq.ledger.Key;
import io.github.camellinq.ledger.Ledger;
import io.github.camellinq.ledger.Pace;
import io.github.camellinq.media.FileVersion;
import io.github.camellinq.sandbox.SandboxExtension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class DryRunTest {
    private static final String ANN = "+15551234567";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @RegisterExtension
    static final SandboxExtension linq = SandboxExtension.start();

    @TempDir
    Path folder;

    private Operator operator;

    @BeforeEach
    void install() throws IOException {
        operator = new Operator(folder, linq);
        operator.sets("linq.quiet-period=0s", "linq.retry.delay=100ms");
    }

    /** What a dry run and a run say must not drift apart: the same inbox is foreseen, and then delivered. */
    @Test
    void run_ends_as_the_dry_run_foresaw() throws Exception {
        operator.watchesBucket(linq, "delete");
        operator.drops(ANN + "/note.txt", "hello");
        operator.drops("support/deep/er/data.csv", "a,b\n1,2\n");
        operator.drops("ann@example.org,+15550001111/group.txt", "to both");
        operator.drops("nobody/lost.txt", "lost");
        operator.drops("alone.txt", "no recipient");
        operator.drops(ANN + "/script.sh", "#!/bin/sh\n");
        operator.drops(ANN + "/photo.webp", "RIFF....WEBPVP8 ");
        operator.drops(ANN + "/half.part", "half");
        operator.drops(ANN + "/memo.mp3", "a memo");
        operator.drops(ANN + "/memo.mp3.linq.json", "{\"voice_memo\": true}");
        operator.drops(ANN + "/told.txt", "told by nobody");
        Files.createDirectory(operator.inbox().resolve(ANN + "/told.txt.linq.json"));
        Files.createSymbolicLink(operator.inbox().resolve("link.txt"), operator.settings());
        linq.sandbox().bucket().put("inbox/" + ANN + "/object.txt", bytes("object"));
        linq.sandbox().bucket().put("inbox/nobody/object.txt", bytes("object"));
        Map<String, String> before = everything();

        List<String> foreseen =
                operator.calls("run", "--dry-run").failsWith(1).out().lines().toList();

        assertThat(everything()).isEqualTo(before);
        assertThat(linq.requests()).noneMatch(request -> request.path().contains("/v3/"));
        assertThat(foreseen)
                .contains(
                        operator.inbox() + "/" + ANN + "/note.txt: to " + ANN + ", text/plain, 5 B, from +15550000000",
                        operator.inbox() + "/support/deep/er/data.csv: to " + ANN
                                + ", text/csv, 8 B, from +15550000000",
                        operator.inbox() + "/link.txt: is never taken: it is a link",
                        operator.inbox() + "/" + ANN
                                + "/told.txt: is never taken: its told.txt.linq.json is not a regular file",
                        "s3://inbox/inbox/" + ANN + "/object.txt: to " + ANN + ", text/plain, 6 B, from +15550000000",
                        "Would be sent: 4. Set aside: 6. Put away, because already sent: 0. Left waiting: 0. Never taken: 2.")
                .noneMatch(line -> line.contains("half.part"));

        Main main = operator.runs();
        try {
            linq.awaitMessages(4);
            await().atMost(PATIENCE)
                    .until(() -> reports().size() == 5 && reportsOfBucket().size() == 1);
        } finally {
            main.stop();
        }

        assertThat(linq.messages())
                .extracting(message -> String.join(",", message.to()) + ", "
                        + message.attachment().contentType() + ", "
                        + message.attachment().sizeBytes() + " B, from " + message.from())
                .containsExactlyInAnyOrderElementsOf(foreseen.stream()
                        .filter(line -> line.contains(": to "))
                        .map(line -> line.replaceFirst(".*: to ", ""))
                        .toList());
        assertThat(Stream.concat(reports().stream(), reportsOfBucket().stream()))
                .containsExactlyInAnyOrderElementsOf(foreseen.stream()
                        .filter(line -> line.contains(" would be set aside as "))
                        .map(line -> line.replaceFirst(".* would be set aside as ", ""))
                        .toList());
        assertThat(operator.inbox().resolve("link.txt")).exists();
    }

    @Test
    void what_the_ledger_knows_is_said() throws Exception {
        Path sent = operator.drops(ANN + "/sent.txt", "sent");
        Path late = operator.drops(ANN + "/late.txt", "late");
        Path left = operator.drops(ANN + "/left.txt", "left");
        Path uploaded = operator.drops(ANN + "/uploaded.txt", "uploaded");
        try (Ledger ledger = operator.ownsLedger()) {
            Claim claim = claims(ledger, sent);
            ledger.uploaded(claim, "att-1", new Fingerprint(null, 4, "sent.txt", "text/plain"));
            ledger.sending(claim);
            ledger.sent(claim, "msg-1", null);
            claim = claims(ledger, left);
            ledger.sending(claim);
            ledger.sent(claim, "msg-2", null);
            Failure denied = new Failure("failed", null, null, null, "/in: permission denied");
            ledger.postponed(claim, Instant.parse("2100-01-01T00:00:00Z"), denied, 0);
            claim = claims(ledger, late);
            ledger.postponed(
                    claim,
                    Instant.parse("2100-01-01T00:00:00Z"),
                    new Failure("unavailable", 503, 4004, null, "POST /v3/attachments answered 503"),
                    20);
            claim = claims(ledger, uploaded);
            ledger.uploaded(claim, "att-2", new Fingerprint(null, 8, "uploaded.txt", "text/plain"));
            ledger.release(claim);
            ledger.pause("the key is refused", Instant.parse("2100-01-01T00:00:00Z"));

            assertThat(operator.calls("run", "--dry-run").succeeds().out())
                    .contains(
                            "Note: the intake is paused until 2100-01-01T00:00:00Z, and all of this waits: the key is refused",
                            sent + ": already sent to " + ANN + " as message_id msg-1, would be put away",
                            late + ": waits until 2100-01-01T00:00:00Z, because POST /v3/attachments answered 503",
                            left + ": waits until 2100-01-01T00:00:00Z, because it was sent as message_id msg-2"
                                    + " but could not be put away: /in: permission denied",
                            uploaded + ": to " + ANN + ", text/plain, 8 B, from +15550000000, already uploaded",
                            "Would be sent: 1. Set aside: 0. Put away, because already sent: 1. Left waiting: 2.");
            assertThat(operator.calls("status").failsWith(1).out())
                    .contains(
                            "4 files waiting, the oldest for ",
                            "1 of them already sent and still to be put away",
                            "Not well: 1 file was sent but cannot be put away, the first for ",
                            ": /in: permission denied");
            assertThat(operator.calls("history", "left.txt").succeeds().out())
                    .contains("it only has to be put away, which failed: /in: permission denied");
        }
        assertThat(sent).exists();
    }

    @Test
    void folders_may_themselves_be_links() throws Exception {
        for (Path link : List.of(operator.inbox(), operator.done(), operator.deadLetter())) {
            Files.createSymbolicLink(link, Files.createDirectory(folder.resolve("real-" + link.getFileName())));
        }
        operator.drops(ANN + "/note.txt", "hello");
        Files.writeString(operator.done().resolve("old.txt"), "12345");
        operator.setsAside("a.txt", "a", "empty", "2026-11-21T08:00:00Z");

        assertThat(operator.calls("run", "--dry-run").succeeds().out())
                .contains(operator.inbox() + "/" + ANN + "/note.txt: to " + ANN, "Would be sent: 1.");
        assertThat(operator.calls("status").failsWith(1).out())
                .contains("Inbox:  1 file waiting", "Done:   1 file, 5 B", "Dead:   1 file (empty 1)")
                .doesNotContain("never taken");
    }

    private static Claim claims(Ledger ledger, Path file) throws IOException {
        Instant past = Instant.now().minusSeconds(1);
        return (Claim) ledger.claim(new ClaimRequest(
                new Key("file:" + file, FileVersion.of(file).id(), ANN),
                "key-" + file.getFileName(),
                file.getFileName().toString(),
                Files.size(file),
                past,
                Instant.now().plusSeconds(60),
                Pace.NONE));
    }

    @Test
    void text_pace_and_files_that_are_still_written_are_said() throws Exception {
        operator.sets(
                "linq.rate-limit.messages=2",
                "linq.quiet-period=1h",
                "own=" + folder.resolve("own"),
                "linq.routes=deliver,send-message,dead-letter");
        Files.writeString(
                folder.resolve("routes/own.camel.yaml"),
                """
                - route:
                    id: own
                    from:
                      uri: kamelet:linq-folder-source
                      parameters:
                        directory: "{{own}}"
                        text: A new invoice
                        to: support
                      steps:
                        - setHeader:
                            name: CamelLinqFileName
                            constant: x.txt
                        - to: direct:deliver
                - route:
                    id: other
                    from:
                      uri: file:elsewhere
                      steps:
                        - to: direct:deliver
                """);
        Files.createDirectories(operator.inbox());
        operator.drops("../own/new.txt", "new");
        Files.createFile(folder.resolve("own/empty.txt"));

        assertThat(operator.calls("run", "--dry-run").succeeds().out())
                .contains(
                        "Note: the route at " + folder.resolve("routes/own.camel.yaml")
                                + ":4 has steps that may change",
                        "Note: a dry run cannot tell what comes from file:elsewhere ("
                                + folder.resolve("routes/own.camel.yaml") + ":17)",
                        "own/new.txt: waits until ",
                        ", because somebody may still be writing it",
                        "own/empty.txt: waits until ",
                        ", because it has no bytes yet");

        operator.sets("linq.quiet-period=0s");
        Files.delete(folder.resolve("own/empty.txt"));
        operator.drops("../own/a.txt", "a");
        operator.drops("../own/b.txt", "b");
        operator.drops("../own/told.txt.linq.json", "");
        operator.drops("../own/told.txt", "told");
        assertThat(operator.calls("run", "--dry-run").succeeds().out())
                .contains(
                        "own/a.txt: to " + ANN
                                + ", text/plain, 1 B, from +15550000000, after the text \"A new invoice\"",
                        "own/told.txt: waits, because somebody may still be writing its sidecar",
                        "Note: of the 3 for " + ANN + ", 2 would be sent every 1m 0s; the rest waits");
    }

    @Test
    void watched_folder_that_is_not_there_is_said() {
        assertThat(operator.calls("run", "--dry-run").succeeds().out())
                .contains("Note: the watched folder " + operator.inbox() + " does not exist", "Would be sent: 0.");
    }

    @Test
    void faulty_routes_are_said() throws IOException {
        Files.copy(
                Path.of("src/test/resources/faulty-routes/words.camel.yaml"),
                folder.resolve("routes/words.camel.yaml"));

        assertThat(operator.calls("run", "--dry-run").failsWith(1).out())
                .contains("Note: the routes have 8 faults. Because of them, run may not start");
    }

    @Test
    void wrong_settings_are_told_as_at_a_start() throws IOException {
        Files.writeString(operator.settings(), "linq.concurrency=many\n");

        assertThat(operator.calls("run", "--dry-run").failsWith(2).err())
                .contains("3 faults", "linq.concurrency is 'many'", "linq.api-key is missing", "linq.from is missing");
    }

    @Test
    void sandbox_is_not_started_and_no_key_is_needed() throws IOException {
        Files.writeString(operator.settings(), "linq.quiet-period=0s\nlinq.inbox=" + operator.inbox() + "\n");
        operator.drops(ANN + "/note.txt", "hello");

        assertThat(operator.calls("run", "--dry-run", "--sandbox").succeeds().out())
                .contains("Would be sent: 1.");
    }

    @Test
    void store_that_does_not_answer_is_said_and_hides_no_files() throws IOException {
        operator.watchesBucket(linq, "keep");
        operator.sets("linq.bucket.secret-key=wrong");
        operator.drops(ANN + "/note.txt", "hello");

        assertThat(operator.calls("run", "--dry-run").failsWith(1).out())
                .contains("note.txt: to " + ANN, "Note: inbox cannot be read: ", "Would be sent: 1.");
    }

    /** What was set aside from folders, as a dry run says it. */
    private List<String> reports() throws IOException {
        try (Stream<Path> files = Files.walk(Files.createDirectories(operator.deadLetter()))) {
            return files.filter(file -> file.toString().endsWith(".error.json")
                            && !file.getFileName().toString().startsWith("."))
                    .map(file -> {
                        try {
                            return words(Files.readAllBytes(file));
                        } catch (IOException e) {
                            throw new java.io.UncheckedIOException(e);
                        }
                    })
                    .toList();
        }
    }

    private List<String> reportsOfBucket() throws IOException {
        List<String> words = new java.util.ArrayList<>();
        for (String key : linq.sandbox().bucket().keys("dead-letter/")) {
            if (key.endsWith(".error.json")) {
                words.add(words(linq.sandbox().bucket().bytes(key).orElseThrow()));
            }
        }
        return words;
    }

    private static String words(byte[] report) throws IOException {
        return Json.MAPPER.readTree(report).path("reason").asText() + ": "
                + Json.MAPPER.readTree(report).path("message").asText();
    }

    /** Every file of the folder and every object of the bucket, with its time. */
    private Map<String, String> everything() throws IOException {
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                all.put(
                        file.toString(),
                        Files.getLastModifiedTime(file, java.nio.file.LinkOption.NOFOLLOW_LINKS)
                                .toString());
            }
        }
        linq.sandbox().bucket().keys("").forEach(key -> all.put("s3:" + key, ""));
        return all;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
