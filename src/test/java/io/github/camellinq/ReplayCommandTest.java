package io.github.camellinq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camellinq.api.Json;
import io.github.camellinq.sandbox.Call;
import io.github.camellinq.sandbox.Fault;
import io.github.camellinq.sandbox.SandboxExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayCommandTest {
    private static final String NOON = "2026-11-21T12:00:00Z";

    @RegisterExtension
    static final SandboxExtension linq = SandboxExtension.start();

    @TempDir
    Path folder;

    private Operator operator;

    @BeforeEach
    void install() throws IOException {
        operator = new Operator(folder, linq);
    }

    private String source(String path) {
        return operator.inbox().resolve(path).toString();
    }

    @Test
    void file_goes_back_under_its_own_name_as_the_same_file() throws Exception {
        Path file = operator.setsAside("bob/a-1.txt", source("bob/a.txt"), "rejected", NOON);
        Object inode = Files.getAttribute(file, "unix:ino");
        Object modified = Files.getLastModifiedTime(file);

        assertThat(operator.calls("dead-letters", "replay", "a-1.txt")
                        .succeeds()
                        .out())
                .contains("is back at", "Put back: 1.");

        Path back = operator.inbox().resolve("bob/a.txt");
        assertThat(back).hasContent("text of bob/a-1.txt");
        assertThat(Files.getAttribute(back, "unix:ino")).isEqualTo(inode);
        assertThat(Files.getAttribute(back, "unix:nlink")).isEqualTo(1);
        assertThat((Object) Files.getLastModifiedTime(back)).isEqualTo(modified);
        assertThat(operator.deadLetter().resolve("bob")).isEmptyDirectory();
    }

    @Test
    void dry_run_says_it_and_moves_nothing() throws Exception {
        Path file = operator.setsAside("a.txt", source("a.txt"), "rejected", NOON);

        assertThat(operator.calls("dead-letters", "replay", "--all", "--dry-run")
                        .succeeds()
                        .out())
                .contains("would go back to", "Would be put back: 1.");

        assertThat(file).exists();
        assertThat(operator.inbox()).doesNotExist();
    }

    @Test
    void name_that_is_taken_is_left_and_the_others_go_back() throws Exception {
        operator.setsAside("one.txt", source("one.txt"), "rejected", NOON);
        operator.setsAside("two.txt", source("two.txt"), "rejected", NOON);
        operator.drops("one.txt", "another one");

        assertThat(operator.calls("dead-letters", "replay", "--all")
                        .failsWith(1)
                        .out())
                .contains(
                        "one.txt stays: there is another file at " + source("one.txt"),
                        "Put back: 1. Left in place: 1.");

        assertThat(operator.inbox().resolve("one.txt")).hasContent("another one");
        assertThat(operator.inbox().resolve("two.txt")).exists();
        assertThat(operator.deadLetter().resolve("one.txt.error.json")).exists();
    }

    @Test
    void sidecar_goes_back_with_its_file_and_is_no_letter_itself() throws Exception {
        Main main = operator.runs();
        try {
            operator.drops("+15551234567/note.txt.linq.json", "{\"two\": \"+15557654321\"}");
            operator.drops("+15551234567/note.txt", "hello");
            Path dead = operator.deadLetter().resolve("+15551234567");
            Operator.awaitFile(dead.resolve("note.txt"));
            assertThat(operator.calls("dead-letters", "-v").succeeds().out())
                    .contains("bad-instructions", "there is no field 'two'", "1 dead letter in");

            Files.writeString(dead.resolve("note.txt.linq.json"), "{\"to\": \"+15557654321\"}");
            operator.calls("dead-letters", "replay", "note.txt").succeeds();

            assertThat(linq.awaitMessages(1).get(0).to()).containsExactly("+15557654321");
            Operator.awaitFile(operator.done().resolve("+15551234567/note.txt.linq.json"));
            assertThat(dead).isEmptyDirectory();
        } finally {
            main.stop();
        }
    }

    @Test
    void sidecar_in_the_inbox_is_not_overwritten_and_a_killed_replay_is_done_again() throws Exception {
        Path file = operator.setsAside("note.txt", source("note.txt"), "bad-instructions", NOON);
        Path sidecar = Files.writeString(operator.deadLetter().resolve("note.txt.linq.json"), "{}");
        Path other = operator.drops("note.txt.linq.json", "{\"text\": \"other\"}");

        assertThat(operator.calls("dead-letters", "replay", "note.txt")
                        .failsWith(1)
                        .out())
                .contains("another one is already at " + other + "; delete one of them");
        assertThat(file).exists();
        assertThat(other).hasContent("{\"text\": \"other\"}");

        Files.delete(other);
        Files.createLink(other, sidecar);
        operator.calls("dead-letters", "replay", "note.txt").succeeds();
        assertThat(operator.inbox().resolve("note.txt")).exists();
        assertThat(other).hasContent("{}");
        assertThat(operator.deadLetter()).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"opted-out", "blocked"})
    void what_a_recipient_refused_for_good_goes_back_by_force_alone(String reason) throws Exception {
        Path file = operator.setsAside("a.txt", source("a.txt"), reason, NOON);

        assertThat(operator.calls("dead-letters", "replay", "--reason", reason)
                        .failsWith(1)
                        .out())
                .contains("a.txt stays: the recipient refuses messages (" + reason + "); --force");
        assertThat(file).exists();
        operator.calls("dead-letters", "replay", "--all", "--force").succeeds();
        assertThat(operator.inbox().resolve("a.txt")).exists();
    }

    @Test
    void report_that_leads_out_of_the_inbox_is_not_followed() throws Exception {
        Path other = Files.createDirectories(folder.resolve("elsewhere"));
        Files.createDirectories(operator.inbox());
        Files.createSymbolicLink(operator.inbox().resolve("link"), other);
        operator.setsAside("plain.txt", other.resolve("plain.txt").toString(), "rejected", NOON);
        operator.setsAside("dots.txt", operator.inbox() + "/../elsewhere/dots.txt", "rejected", NOON);
        operator.setsAside("link.txt", source("link/link.txt"), "rejected", NOON);
        operator.setsAside("itself.txt", operator.inbox().toString(), "rejected", NOON);

        assertThat(operator.calls("dead-letters", "replay", "--all")
                        .failsWith(1)
                        .out())
                .contains("plain.txt stays: it came from " + other + ", which is not in linq.inbox", "--inbox")
                .contains("Put back: 0. Left in place: 4.");
        assertThat(other).isEmptyDirectory();

        operator.calls("dead-letters", "replay", "plain.txt", "--inbox", other.toString())
                .succeeds();
        operator.calls("dead-letters", "replay", "dots.txt", "--force").succeeds();
        assertThat(other).isDirectoryContaining("glob:**/plain.txt").isDirectoryContaining("glob:**/dots.txt");
    }

    @Test
    void what_no_folder_brought_is_left_with_advice() throws Exception {
        operator.setsAside("a.txt", "ftp://reports.example.org/out", "rejected", NOON);

        assertThat(operator.calls("dead-letters", "replay", "a.txt", "--force")
                        .failsWith(1)
                        .out())
                .contains("a.txt stays: it came from ftp://reports.example.org/out, which is not a folder; send it");
    }

    @Test
    void filter_before_the_word_replay_holds_as_well() throws Exception {
        operator.setsAside("rejected.txt", source("rejected.txt"), "rejected", NOON);
        Path empty = operator.setsAside("empty.txt", source("empty.txt"), "empty", NOON);

        operator.calls("dead-letters", "--reason", "rejected", "replay").succeeds();

        assertThat(operator.inbox().resolve("rejected.txt")).exists();
        assertThat(empty).exists();
    }

    @Test
    void file_that_is_named_and_left_out_by_a_filter_is_said() throws Exception {
        Path empty = operator.setsAside("empty.txt", source("empty.txt"), "empty", NOON);

        assertThat(operator.calls("dead-letters", "replay", "empty.txt", "--reason", "rejected")
                        .failsWith(1)
                        .out())
                .contains("empty.txt stays: its reason or time does not match", "Put back: 0. Left in place: 1.");

        assertThat(empty).exists();
    }

    @Test
    void nothing_named_is_nothing_done() throws Exception {
        Path file = operator.setsAside("a.txt", source("a.txt"), "rejected", NOON);

        assertThat(operator.calls("dead-letters", "replay").failsWith(2).err()).contains("--all");

        assertThat(file).exists();
    }

    @Test
    void files_are_named_by_path_or_name_and_doubtful_ones_are_left() throws Exception {
        operator.setsAside("bob/a.txt", source("bob/a.txt"), "rejected", NOON);
        operator.setsAside("ann/a.txt", source("ann/a.txt"), "rejected", NOON);
        Path path = operator.setsAside("ann/b.txt", source("ann/b.txt"), "rejected", NOON);

        assertThat(operator.calls("dead-letters", "replay", "a.txt", "c.txt", path + ".error.json")
                        .failsWith(1)
                        .out())
                .contains(
                        "a.txt stays: 2 dead letters have this name",
                        "c.txt stays: there is no such dead letter",
                        "Put back: 1. Left in place: 2.");
        operator.calls("dead-letters", "replay", "bob/a.txt").succeeds();
        assertThat(operator.inbox().resolve("bob/a.txt")).exists();
        assertThat(operator.inbox().resolve("ann")).isDirectoryNotContaining("glob:**/a.txt");
    }

    @Test
    void dead_letter_that_is_replayed_while_the_application_runs_is_delivered_with_the_same_key() throws Exception {
        linq.sandbox().faults().next(Call.SEND, Fault.status(400, 1004));
        Main main = operator.runs();
        try {
            operator.drops("+15551234567/note.txt", "hello");
            Path dead = operator.deadLetter().resolve("+15551234567/note.txt");
            Operator.awaitFile(dead);
            JsonNode report = Json.MAPPER.readTree(Operator.reportOf(dead).toFile());
            await().untilAsserted(() ->
                    assertThat(operator.calls("history", "note.txt").out()).contains("Now: dead: rejected"));

            operator.calls("dead-letters", "replay", "--reason", "rejected").succeeds();

            assertThat(linq.awaitMessages(1).get(0).idempotencyKey())
                    .isEqualTo(report.path("idempotency_key").asText());
            Operator.awaitFile(operator.done().resolve("+15551234567/note.txt"));
        } finally {
            main.stop();
        }
        assertThat(operator.deadLetter().resolve("+15551234567")).isEmptyDirectory();
    }
}
