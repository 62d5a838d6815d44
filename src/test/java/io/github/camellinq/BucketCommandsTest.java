package io.github.camellinq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camellinq.api.Json;
import io.github.camellinq.sandbox.Call;
import io.github.camellinq.sandbox.Fault;
import io.github.camellinq.sandbox.SandboxBucket;
import io.github.camellinq.sandbox.SandboxExtension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands where a bucket is watched. */
class BucketCommandsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String MORNING = "2026-11-21T08:00:00Z";
    private static final String NOON = "2026-11-21T12:00:00Z";
    private static final String ANN = "+15551234567";

    @RegisterExtension
    static final SandboxExtension linq = SandboxExtension.start();

    @TempDir
    Path folder;

    private Operator operator;

    @BeforeEach
    void install() throws IOException {
        operator = new Operator(folder, linq);
    }

    private static SandboxBucket bucket() {
        return linq.sandbox().bucket();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String at(String key) {
        return "s3://" + SandboxBucket.NAME + "/" + key;
    }

    /** Puts an object under the prefix for dead letters, and a report that is as short as can be. */
    private static void setsAside(String path, String source, String reason, String lastAttempt) {
        bucket().put("dead-letter/" + path, bytes("text of " + path));
        writesReport(path, source, reason, lastAttempt);
    }

    private static void writesReport(String path, String source, String reason, String lastAttempt) {
        String report = Json.MAPPER
                .createObjectNode()
                .put("file", path.substring(path.lastIndexOf('/') + 1))
                .put("source", source)
                .put("recipient", ANN)
                .put("reason", reason)
                .put("message", "what is wrong with " + path)
                .put("last_attempt", lastAttempt)
                .toString();
        bucket().put("dead-letter/" + path + ".error.json", bytes(report));
    }

    private String letters(String... more) {
        return operator.calls(more).succeeds().out();
    }

    private void awaitLetters(int count) {
        await().atMost(PATIENCE).until(() -> letters("dead-letters")
                .contains(count + (count == 1 ? " dead letter in" : " dead letters in")));
    }

    // From its failure to its delivery

    @ParameterizedTest
    @ValueSource(strings = {"keep", "tag", "move", "delete"})
    void dead_object_is_listed_and_delivered_by_a_replay_with_the_same_key(String after) throws Exception {
        operator.watchesBucket(linq, after);
        linq.sandbox().faults().next(Call.SEND, Fault.status(400, 1004));
        bucket().put("inbox/" + ANN + "/a.txt", bytes("hello"), Map.of("linq-text", "words"));
        boolean stays = List.of("keep", "tag").contains(after);
        String place = at((stays ? "inbox/" : "dead-letter/") + ANN + "/a.txt");
        Main main = operator.runs();
        try {
            awaitLetters(1);
            assertThat(letters("dead-letters")).contains("rejected", ANN + "  " + place);
            String key = Json.MAPPER
                    .readTree(bucket().bytes("dead-letter/" + ANN + "/a.txt.error.json")
                            .orElseThrow())
                    .path("idempotency_key")
                    .asText();
            for (String words : List.of("a.txt", at("inbox/" + ANN + "/a.txt"), place, key)) {
                assertThat(letters("history", words)).as(words).contains("Now: dead: rejected", key);
            }
            assertThat(operator.calls("status").out()).contains("Bucket: 0 objects waiting, in " + at("inbox/"));
            assertThat(letters("dead-letters", "replay", "a.txt", "--dry-run"))
                    .contains(place + " would go back to " + at("inbox/" + ANN + "/a.txt"));
            assertThat(linq.messages()).isEmpty();

            assertThat(letters("dead-letters", "replay", "--reason", "rejected"))
                    .contains(place + " is back at " + at("inbox/" + ANN + "/a.txt"), "Put back: 1.");

            assertThat(linq.sandbox().awaitMessages(1, PATIENCE).get(0).idempotencyKey())
                    .isEqualTo(key);
            assertThat(linq.messages().get(0).text()).isEqualTo("words");
            await().atMost(PATIENCE).until(() -> letters("history", "a.txt").contains("Now: delivered and put away"));
        } finally {
            main.stop();
        }
        assertThat(letters("dead-letters")).contains("No dead letters in ");
        assertThat(bucket().keys("dead-letter/")).isEmpty();
        assertThat(bucket().tags("inbox/" + ANN + "/a.txt")).doesNotContainValue("dead");
        assertThat(linq.messages()).hasSize(1);
        if (after.equals("move")) {
            assertThat(letters("history", at("done/" + ANN + "/a.txt"))).contains("Now: delivered and put away");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"keep", "tag"})
    void what_stays_is_a_dead_letter_until_other_bytes_take_its_place(String after) throws Exception {
        operator.watchesBucket(linq, after);
        assertThat(letters("dead-letters")).contains("No dead letters in ");
        bucket().put("inbox/bob/a.txt", bytes("a"));
        bucket().put("inbox/bob/b.txt", bytes("b"));
        Main main = operator.runs();
        try {
            awaitLetters(2);
        } finally {
            main.stop();
        }
        bucket().put("inbox/bob/a.txt", bytes("other"));
        bucket().put("inbox/" + ANN + "/new.txt", bytes("new"));

        assertThat(letters("dead-letters", "-v", "--reason", "bad-recipient"))
                .contains("b.txt", "    'bob'")
                .doesNotContain("a.txt");
        assertThat(letters("dead-letters", "--reason", "rejected")).contains("No dead letters of this kind");
        assertThat(operator.calls("status").failsWith(1).out()).contains("Bucket: 2 objects waiting, the oldest for ");
        bucket().delete("inbox/bob/b.txt");
        assertThat(letters("dead-letters")).contains("No dead letters in ");
    }

    // What was moved

    @Test
    void objects_and_files_are_listed_together_latest_first() throws Exception {
        operator.watchesBucket(linq, "move");
        setsAside("bob/old.txt", at("inbox/bob/old.txt"), "bad-recipient", MORNING);
        operator.setsAside("file.txt", operator.inbox() + "/file.txt", "rejected", NOON);
        writesReport("gone.txt", at("inbox/gone.txt"), "empty", "2026-11-21T07:00:00Z");
        bucket().put("dead-letter/torn.txt", bytes("half a report"));
        bucket().put("dead-letter/torn.txt.error.json", bytes("{\"file\": \"to"));
        bucket().put("dead-letter/alone.txt", bytes("no report"));
        bucket().put("dead-letter/", new byte[0]);

        String list = letters("dead-letters", "--since", "2026-11-21");

        assertThat(list)
                .containsSubsequence(
                        "2026-11-21T12:00:00Z  rejected       " + ANN + "  file.txt",
                        "2026-11-21T08:00:00Z  bad-recipient  " + ANN + "  " + at("dead-letter/bob/old.txt"),
                        "2026-11-21T07:00:00Z  empty          " + ANN + "  " + at("dead-letter/gone.txt")
                                + "  (a report without its file")
                .contains(
                        at("dead-letter/torn.txt") + "  (a file with a report that cannot be read",
                        at("dead-letter/alone.txt") + "  (a file without a report",
                        "4 dead letters in ",
                        " and " + at("dead-letter/") + ".");
        assertThat(letters("dead-letters", "-v", "--reason", "bad-recipient"))
                .contains("    what is wrong with bob/old.txt", "1 dead letter in")
                .doesNotContain("file.txt");
        assertThat(operator.calls("dead-letters", "replay", "--all")
                        .failsWith(1)
                        .out())
                .contains(
                        "Note: " + at("dead-letter/gone.txt.error.json"),
                        "torn.txt stays: no report",
                        "alone.txt stays: no report",
                        "Put back: 2. Left in place: 2.");
        assertThat(bucket().bytes("inbox/bob/old.txt")).hasValue(bytes("text of bob/old.txt"));
    }

    @Test
    void more_dead_letters_than_a_page_are_all_there() throws Exception {
        operator.watchesBucket(linq, "delete");
        for (int i = 0; i < 1100; i++) {
            bucket().put("dead-letter/" + i + ".txt", bytes("a"));
        }

        assertThat(letters("dead-letters")).contains("1100 dead letters in");
    }

    @Test
    void what_is_in_the_way_is_said_and_nothing_is_overwritten() throws Exception {
        operator.watchesBucket(linq, "move");
        setsAside("taken.txt", at("inbox/taken.txt"), "rejected", NOON);
        bucket().put("inbox/taken.txt", bytes("another"));
        setsAside("outside.txt", at("elsewhere/outside.txt"), "rejected", NOON);
        setsAside("other.txt", "s3://other/inbox/other.txt", "rejected", NOON);
        setsAside("final.txt", at("inbox/final.txt"), "opted-out", NOON);
        setsAside("itself.txt", at("dead-letter/itself.txt"), "rejected", NOON);

        assertThat(operator.calls("dead-letters", "replay", "--all")
                        .failsWith(1)
                        .out())
                .contains(
                        "taken.txt stays: there is another object at " + at("inbox/taken.txt"),
                        "outside.txt stays: it came from " + at("elsewhere/outside.txt")
                                + ", which is not a watched key of " + at("inbox/") + "; --force",
                        "other.txt stays: it came from s3://other/inbox/other.txt, which is not a key in " + at(""),
                        "final.txt stays: the recipient refuses messages (opted-out); --force",
                        "itself.txt stays: it came from",
                        "Put back: 0. Left in place: 5.");
        assertThat(operator.calls("dead-letters", "replay", "--all", "--force")
                        .failsWith(1)
                        .out())
                .contains("Put back: 2. Left in place: 3.");

        assertThat(bucket().keys("elsewhere/")).containsExactly("elsewhere/outside.txt");
        assertThat(bucket().keys("inbox/")).containsExactly("inbox/final.txt", "inbox/taken.txt");
        assertThat(bucket().bytes("inbox/taken.txt")).hasValue(bytes("another"));
    }

    @Test
    void objects_are_named_by_place_or_name_and_doubtful_ones_are_left() throws Exception {
        operator.watchesBucket(linq, "move");
        for (String path : List.of("bob/a.txt", "ann/a.txt", "ann/b.txt", "ann/c.txt")) {
            setsAside(path, at("inbox/" + path), "rejected", NOON);
        }
        operator.setsAside("b.txt", operator.inbox() + "/b.txt", "rejected", NOON);

        assertThat(operator.calls(
                                "dead-letters", "replay", "a.txt", "ann/b.txt", at("dead-letter/ann/c.txt.error.json"))
                        .failsWith(1)
                        .out())
                .contains("a.txt stays: 2 dead letters have this name", "Put back: 2. Left in place: 1.");

        assertThat(bucket().keys("inbox/")).containsExactly("inbox/ann/b.txt", "inbox/ann/c.txt");
        assertThat(operator.inbox()).doesNotExist();
    }

    @Test
    void file_and_object_of_one_path_are_told_apart_by_what_is_shown() throws Exception {
        operator.watchesBucket(linq, "move");
        setsAside("bob/a\tx.txt", at("inbox/bob/a\tx.txt"), "rejected", NOON);
        operator.setsAside("bob/a\tx.txt", operator.inbox() + "/bob/a\tx.txt", "rejected", NOON);
        String said = operator.calls("dead-letters", "replay", "bob/a\tx.txt")
                .failsWith(1)
                .out();
        assertThat(said).contains("2 dead letters have this name; give one of ", at("dead-letter/bob/a?x.txt"));
        String file = said.replaceFirst("(?s).* one of ", "").replaceFirst("(?s),.*", "");

        assertThat(operator.calls("dead-letters", "replay", file).succeeds().out())
                .contains("Put back: 1.");

        assertThat(operator.inbox().resolve("bob/a\tx.txt")).exists();
        assertThat(bucket().keys("inbox/")).isEmpty();
    }

    @Test
    void replay_that_was_killed_is_done_again_and_its_name_is_free_for_nobody_meanwhile() throws Exception {
        operator.watchesBucket(linq, "move");
        setsAside("bob/a.txt", "replayed:" + at("inbox/bob/a.txt"), "bad-recipient", NOON);
        bucket().put("inbox/bob/a.txt", bytes("text of bob/a.txt"));
        Main main = operator.runs();
        try {
            await().atMost(PATIENCE).until(() -> bucket().keys("inbox/").isEmpty());
        } finally {
            main.stop();
        }
        assertThat(bucket().keys("dead-letter/"))
                .containsExactlyInAnyOrder(
                        "dead-letter/bob/a-1.txt",
                        "dead-letter/bob/a-1.txt.error.json",
                        "dead-letter/bob/a.txt",
                        "dead-letter/bob/a.txt.error.json");

        letters("dead-letters", "replay", "bob/a.txt");

        assertThat(bucket().keys("inbox/")).containsExactly("inbox/bob/a.txt");
        assertThat(bucket().keys("dead-letter/"))
                .containsExactlyInAnyOrder("dead-letter/bob/a-1.txt", "dead-letter/bob/a-1.txt.error.json");
    }

    // When the bucket is away

    @Test
    void bucket_that_refuses_us_is_not_well_and_hides_no_files() throws Exception {
        operator.watchesBucket(linq, "move");
        operator.setsAside("file.txt", operator.inbox() + "/file.txt", "rejected", NOON);
        assertThat(operator.calls("status", "--check").failsWith(1).out()).doesNotContain("bucket");
        Files.writeString(
                operator.settings(), Files.readString(operator.settings()).replace(SandboxBucket.SECRET_KEY, "wrong"));

        assertThat(operator.calls("status", "--check").failsWith(1).out())
                .contains("Not well: the bucket cannot be listed: " + at("inbox/") + ": the store answered 403");
        assertThat(operator.calls("status").failsWith(1).out()).contains("Bucket: cannot be listed; see below");
        assertThat(operator.calls("dead-letters").failsWith(1).out())
                .contains("file.txt", "The dead letters of the bucket cannot be listed: ", "403");
        assertThat(operator.calls("dead-letters", "replay", "file.txt")
                        .failsWith(1)
                        .out())
                .contains("Put back: 1.", "The dead letters of the bucket cannot be listed: ");
    }

    @Test
    void bucket_that_may_be_listed_and_not_read_is_not_well() throws Exception {
        operator.watchesBucket(linq, "keep");
        bucket().put("inbox/" + ANN + "/a.txt", bytes("a"));
        bucket().forbid("inbox/" + ANN + "/a.txt");
        String fault = "the objects of " + at("inbox/") + " cannot be read: the store answered 403";

        assertThat(operator.calls("status", "--check").failsWith(1).out()).contains("Not well: " + fault);
        assertThat(operator.calls("validate").failsWith(2).out()).contains("linq.bucket.name: " + fault);

        bucket().put("inbox/" + ANN + "/b.txt", bytes("b"));
        assertThat(operator.calls("status", "--check").failsWith(1).out()).doesNotContain(fault);
        operator.calls("validate").succeeds();
    }

    @Test
    void store_that_does_not_answer_is_not_well() throws Exception {
        operator.watchesBucket(linq, "keep");
        Files.writeString(
                operator.settings(),
                Files.readString(operator.settings())
                        .replace(linq.sandbox().bucketEndpoint().toString(), "http://127.0.0.1:1"));

        assertThat(operator.calls("status", "--check").failsWith(1).out())
                .contains("Not well: the bucket cannot be listed: " + at("inbox/")
                        + ": the request to the store failed: ");
    }
}
