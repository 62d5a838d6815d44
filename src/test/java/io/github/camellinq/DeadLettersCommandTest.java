package io.github.camellinq;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camellinq.sandbox.SandboxExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class DeadLettersCommandTest {
    private static final String MORNING = "2026-11-21T08:00:00Z";
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
    void all_are_listed_latest_first_with_reason_recipient_and_file() throws Exception {
        operator.setsAside("bob/old.txt", source("bob/old.txt"), "bad-recipient", MORNING);
        operator.setsAside("+15551234567/new.webp", source("+15551234567/new.webp"), "unsupported-type", NOON);

        String list = operator.calls("dead-letters").succeeds().out();

        assertThat(list.lines().skip(1))
                .startsWith(
                        "2026-11-21T12:00:00Z  unsupported-type  +15551234567  +15551234567/new.webp",
                        "2026-11-21T08:00:00Z  bad-recipient     +15551234567  bob/old.txt");
        assertThat(list).contains("2 dead letters in ").doesNotContain("what is wrong with bob");
        assertThat(operator.calls("dead-letters", "-v").out()).contains("    what is wrong with bob/old.txt");
    }

    @Test
    void list_is_narrowed_by_reason_and_time() throws Exception {
        operator.setsAside("old.txt", source("old.txt"), "rejected", MORNING);
        operator.setsAside("new.txt", source("new.txt"), "rejected", NOON);
        operator.setsAside("empty.txt", source("empty.txt"), "empty", NOON);

        assertThat(operator.calls("dead-letters", "--reason", "rejected", "--since", "2026-11-21T10:00:00+01:00")
                        .out())
                .contains("new.txt", "1 dead letter in")
                .doesNotContain("old.txt", "empty.txt");
        assertThat(operator.calls("dead-letters", "--since", "1s").succeeds().out())
                .contains("No dead letters of this kind");
        assertThat(operator.calls("dead-letters", "--reason", "bad")
                        .failsWith(2)
                        .err())
                .contains("'bad' is not a reason", "bad-recipient");
        assertThat(operator.calls("dead-letters", "--since", "lately")
                        .failsWith(2)
                        .err())
                .contains("'lately' is not a time", "2h");
    }

    @Test
    void what_is_not_whole_is_listed_and_said() throws Exception {
        operator.writesReport("gone.txt", source("gone.txt"), "rejected", NOON);
        Files.writeString(operator.deadLetter().resolve("alone.txt"), "no report");
        Files.writeString(operator.deadLetter().resolve("torn.txt"), "half a report");
        Files.writeString(operator.deadLetter().resolve("torn.txt.error.json"), "{\"file\": \"to");
        Files.writeString(operator.deadLetter().resolve(".draft.part"), "in the middle of a move");

        assertThat(operator.calls("dead-letters").succeeds().out())
                .contains(
                        "gone.txt  (a report without its file",
                        "alone.txt  (a file without a report",
                        "torn.txt  (a file with a report that cannot be read",
                        "2 dead letters")
                .doesNotContain("draft");
        String replayed =
                operator.calls("dead-letters", "replay", "--all").failsWith(1).out();
        assertThat(replayed)
                .contains("alone.txt stays: no report", "torn.txt stays: no report", "Note: ", "gone.txt.error.json")
                .contains("Left in place: 2");
    }

    @Test
    void report_that_was_left_when_its_file_was_moved_by_hand_offers_nothing_to_replay() throws Exception {
        operator.writesReport("gone.txt", source("gone.txt"), "rejected", NOON);

        assertThat(operator.calls("dead-letters").succeeds().out())
                .contains("gone.txt  (a report without its file", "0 dead letters in ")
                .doesNotContain("To try again");
        assertThat(operator.calls("dead-letters", "replay", "gone.txt")
                        .failsWith(1)
                        .out())
                .contains("its file is no longer there; delete ");
    }

    @Test
    void name_with_line_breaks_makes_no_lines_of_its_own() throws Exception {
        String name = "a\nb\u202e\u009b\u2028.txt";
        operator.setsAside(name, source(name), "rejected", NOON);

        assertThat(operator.calls("dead-letters", "-v").out())
                .contains("a?b???.txt")
                .doesNotContain("\u202e");
    }

    @Test
    void no_folder_is_no_dead_letters_and_is_said_and_none_is_made() {
        String note = "Note: linq.dead-letter is '" + operator.deadLetter() + "', a folder that does not exist";

        assertThat(operator.calls("dead-letters").succeeds().out()).contains("No dead letters in ", note);
        assertThat(operator.calls("dead-letters", "replay", "--all").succeeds().out())
                .contains(note, "Put back: 0");
        assertThat(operator.deadLetter()).doesNotExist();
    }
}
