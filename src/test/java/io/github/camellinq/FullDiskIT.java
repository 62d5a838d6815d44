package io.github.camellinq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.github.camellinq.sandbox.ReceivedRequest;
import io.github.camellinq.sandbox.Sandbox;
import io.github.camellinq.sandbox.SandboxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that refuses to write: a file stays where it is until there is room, and its message is not sent again. */
class FullDiskIT {
    /** What a file may grow to, in KiB: more than SQLite's library, which is unpacked, and less than this text. */
    private static final int LIMIT = 1500;

    private static final String LONG_TEXT = "0123456789abcde\n".repeat(128 * 1024);
    private static final Duration WATCHED = Duration.ofSeconds(3);
    private static final int MOST_LINES = 15;

    /** Another file system than the inbox's, so that a move is a copy. */
    private static final Path ELSEWHERE = Path.of("/dev/shm");

    @TempDir
    Path folder;

    private Sandbox sandbox;
    private Workplace work;
    private Path elsewhere;

    @BeforeEach
    void start() throws IOException {
        assumeThat(ELSEWHERE).isDirectory();
        elsewhere = Files.createTempDirectory(ELSEWHERE, "camel-linq");
        sandbox = Sandbox.start(SandboxOptions.defaults());
        work = new Workplace(folder);
    }

    @AfterEach
    void stop() throws IOException {
        sandbox.close();
        try (Stream<Path> files = Files.walk(elsewhere)) {
            files.sorted((a, b) -> b.compareTo(a)).forEach(file -> file.toFile().delete());
        }
    }

    @Test
    void sent_file_that_cannot_be_moved_stays_and_is_not_sent_again() throws Exception {
        work.drop("+15551234567", "long.txt", LONG_TEXT);
        work.drop("+15551234567", "short.txt", "short");
        try (AppProcess app = start(LIMIT)) {
            assertThat(app.awaitLine("cannot be put away")).contains("long.txt", elsewhere.toString());
            assertThat(app.linesWithin(WATCHED)).as(app::output).isLessThan(MOST_LINES);
            await().until(() -> Files.exists(elsewhere.resolve("done/+15551234567/short.txt")));
            assertThat(filesElsewhere()).containsExactly("short.txt");
            assertThat(work.names(Workplace.INBOX)).containsExactly("long.txt");
        }
        try (AppProcess app = start(0)) {
            assertThat(app.awaitLine("sent before")).contains("long.txt");
            work.awaitEmptyInbox(app);
        }
        assertThat(elsewhere.resolve("done/+15551234567/long.txt")).hasContent(LONG_TEXT);
        assertThat(posts()).isEqualTo(2);
    }

    @Test
    void rejected_file_that_cannot_be_set_aside_stays_with_its_reason() throws Exception {
        work.drop("+15551234567", "long.exe", LONG_TEXT);
        try (AppProcess app = start(LIMIT)) {
            app.awaitLine("File too large");
            assertThat(app.entriesWithin(WATCHED)).as(app::output).isLessThan(MOST_LINES);
            assertThat(work.names(Workplace.INBOX)).containsExactly("long.exe");
        }
        try (AppProcess app = start(0)) {
            work.awaitEmptyInbox(app);
        }
        assertThat(filesElsewhere()).containsExactlyInAnyOrder("long.exe", "long.exe.error.json");
        assertThat(elsewhere.resolve("dead-letter/+15551234567/long.exe")).hasContent(LONG_TEXT);
        assertThat(posts()).isZero();
    }

    @Test
    void ledger_that_the_disk_does_not_take_is_named_and_all_waits_in_the_inbox() throws Exception {
        int files = 200;
        for (int file = 0; file < files; file++) {
            work.drop("+1555123000" + file % 10, file + ".txt", "file " + file);
        }
        try (AppProcess app = start(LIMIT)) {
            assertThat(app.awaitLine("cannot be read or written"))
                    .contains("ledger.db", "Check whether its disk is full");
            assertThat(app.isAlive()).isTrue();
            app.kill();
            assertThat(work.names(Workplace.INBOX)).isNotEmpty();
            assertThat(work.names(Workplace.INBOX).size() + filesElsewhere().size())
                    .isEqualTo(files);
        }
        try (AppProcess app = start(0)) {
            work.awaitEmptyInbox(app);
        }
        assertThat(filesElsewhere()).hasSize(files);
        assertThat(sandbox.messages())
                .extracting(message -> message.attachment().filename())
                .containsExactlyInAnyOrderElementsOf(filesElsewhere());
        // What was accepted at the moment when the ledger failed, or at the kill.
        assertThat(posts() - files).isLessThanOrEqualTo(2 * 17L);
    }

    /** The pause of a ledger that takes nothing cannot be read there by others. */
    @Test
    void status_is_not_well_while_the_ledger_has_no_room() throws Exception {
        assumeThat(AppProcess.canMount()).isTrue();
        work.drop("+15551234567", "short.txt", "short");
        try (AppProcess app = start(0)) {
            work.awaitEmptyInbox(app);
            app.terminate();
            app.awaitEnd();
        }
        try (AppProcess status = AppProcess.startOnFullDisk(folder, Workplace.settings(sandbox), "status", "--check")) {
            assertThat(status.awaitEnd()).as(status::output).isEqualTo(1);
            assertThat(status.output()).contains("ledger.db cannot grow: its disk is full. Make room");
        }
    }

    /** The report needs room also where the file is only renamed. */
    @Test
    void rejected_file_waits_until_there_is_room_for_its_report_and_leaves_no_drafts() throws Exception {
        assumeThat(AppProcess.canMount()).isTrue();
        Path letters = Files.createDirectory(folder.resolve("data"));
        Map<String, String> settings = Workplace.settings(sandbox);
        settings.put("LINQ_DEAD_LETTER", letters.toString());
        settings.put("LINQ_LEDGER_URL", "jdbc:sqlite:" + folder.resolve("ledger/ledger.db"));
        work.drop("bob", "a.txt", "a");
        work.drop("eve", "b.txt", "b");
        try (AppProcess app = AppProcess.startOnFullDisk(folder, settings, "run")) {
            assertThat(app.awaitLine("cannot be used"))
                    .contains(letters.toString(), "No space left on device. More of this kind is not logged");
            assertThat(app.linesWithin(WATCHED)).as(app::output).isZero();
            Path seen = app.seen(letters);
            assertThat(filesIn(seen)).containsExactly("rest");

            Files.delete(seen.resolve("rest"));

            work.awaitEmptyInbox(app);
            assertThat(filesIn(seen))
                    .containsExactlyInAnyOrder("a.txt", "a.txt.error.json", "b.txt", "b.txt.error.json");
        }
        try (AppProcess status = AppProcess.startOnFullDisk(folder, settings, "status", "--check")) {
            assertThat(status.awaitEnd()).as(status::output).isEqualTo(1);
            assertThat(status.output()).contains("whose disk is full, so nothing can be set aside: make room");
        }
    }

    /** @param kilobytes the limit; 0 for none */
    private AppProcess start(int kilobytes) {
        Map<String, String> settings = Workplace.settings(sandbox);
        settings.put("LINQ_DONE", elsewhere.resolve("done").toString());
        settings.put("LINQ_DEAD_LETTER", elsewhere.resolve("dead-letter").toString());
        List<String> jvm = List.of("-XX:TieredStopAtLevel=1");
        return kilobytes == 0
                ? AppProcess.start(folder, settings, jvm, "run")
                : AppProcess.startLimited(kilobytes, folder, settings, jvm, "run");
    }

    private List<String> filesElsewhere() throws IOException {
        return filesIn(elsewhere);
    }

    private static List<String> filesIn(Path place) throws IOException {
        try (Stream<Path> files = Files.walk(place)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
    }

    private long posts() {
        return sandbox.requests().stream()
                .map(ReceivedRequest::idempotencyKey)
                .filter(key -> key != null)
                .count();
    }
}
