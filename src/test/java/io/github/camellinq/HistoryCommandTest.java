package io.github.camellinq;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camellinq.api.Reason;
import io.github.camellinq.ledger.Claim;
import io.github.camellinq.ledger.Failure;
import io.github.camellinq.ledger.Fingerprint;
import io.github.camellinq.ledger.Ledger;
import io.github.camellinq.sandbox.SandboxExtension;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class HistoryCommandTest {
    private static final String ANN = "+15551234567";
    private static final Failure OUTAGE = new Failure("unavailable", 503, 4004, "trace-1", "no line\nis free");

    @RegisterExtension
    static final SandboxExtension linq = SandboxExtension.start();

    @TempDir
    Path folder;

    private Operator operator;

    @BeforeEach
    void install() throws IOException {
        operator = new Operator(folder, linq);
    }

    private String file(String path) {
        return operator.inbox().resolve(path).toString();
    }

    private String history(String words) {
        return operator.calls("history", words).succeeds().out();
    }

    @Test
    void delivery_is_told_from_its_first_failure_to_its_end() {
        try (Ledger owned = operator.ownsLedger()) {
            Claim first = Operator.claims(owned, file("a/note.txt"), ANN);
            owned.postponed(first, Instant.now(), OUTAGE, 0);
            Claim second = Operator.claims(owned, file("a/note.txt"), ANN);
            owned.uploaded(second, "att-1", new Fingerprint("abc", 5, "note.txt", "text/plain"));
            owned.sending(second);
            owned.sent(second, "msg-1", "chat-1");
            owned.archived(second);
            owned.attachmentDeleted(owned.find("note.txt").get(0));

            String told = history("note.txt");

            assertThat(told)
                    .contains(
                            "Delivery 1: " + file("a/note.txt") + " to " + ANN,
                            "5 B, text/plain, 2 visits",
                            "key-note");
            assertThat(told.lines().map(line -> line.replaceAll("^ *\\S+Z  ", "")))
                    .containsSubsequence(
                            "received",
                            "failed before the upload: unavailable, status 503, code 4004, trace_id trace-1: no line?is free",
                            "uploaded, attachment_id att-1",
                            "sent, message_id msg-1, chat_id chat-1",
                            "put away",
                            "attachment deleted",
                            "  Now: delivered and put away");
            for (String words : List.of(
                    "a/note.txt", file("a/note.txt"), "1", "att-1", "msg-1", "key-note.txt", done("a/note.txt"))) {
                assertThat(history(words)).as(words).isEqualTo(told);
            }
        }
    }

    private String done(String path) {
        return operator.done().resolve(path).toString();
    }

    @Test
    void what_waits_says_until_when_and_what_is_in_doubt() {
        try (Ledger owned = operator.ownsLedger()) {
            Claim claim = Operator.claims(owned, file("note.txt"), ANN);
            owned.uploaded(claim, "att", new Fingerprint(null, 5, "note.txt", "text/plain"));
            owned.sending(claim);
            owned.postponed(claim, Instant.now().plus(Duration.ofMinutes(90)), OUTAGE, 0);

            assertThat(history("note.txt"))
                    .contains(
                            "failed after the upload", "it waits; the next visit may begin in 1h 29m", "send was lost");
        }
    }

    @Test
    void what_went_away_unsent_waits_for_nothing() {
        try (Ledger owned = operator.ownsLedger()) {
            owned.gone(Operator.claims(owned, file("note.txt"), ANN));

            assertThat(history("note.txt"))
                    .contains("its file was gone", "Now: its file disappeared before it was sent")
                    .doesNotContain("put away", "it waits");
        }
    }

    @Test
    void what_is_dead_says_why_and_is_found_by_where_it_lies() throws Exception {
        operator.setsAside("bob/note-1.txt", file("bob/note.txt"), "bad-recipient", "2026-11-21T08:00:00Z");
        try (Ledger owned = operator.ownsLedger()) {
            owned.dead(
                    Operator.claims(owned, file("bob/note.txt"), "bob"),
                    Reason.BAD_RECIPIENT,
                    new Failure("bad-recipient", null, null, null, "bob is nobody"));

            assertThat(history(operator.deadLetter().resolve("bob/note-1.txt").toString()))
                    .contains(
                            "failed before the upload: bad-recipient: bob is nobody",
                            "set aside as bad-recipient",
                            "Now: dead: bad-recipient, the named recipient is invalid or unknown. Once that is corrected: dead-letters replay");
        }
    }

    @Test
    void all_deliveries_of_a_name_are_told_the_latest_last() {
        try (Ledger owned = operator.ownsLedger()) {
            Operator.delivers(owned, file("a/note.txt"), ANN, "att-1");
            Operator.delivers(owned, file("b/note.txt"), ANN, "att-2");

            assertThat(history("note.txt")).containsSubsequence("Delivery 1", "Delivery 2");
        }
    }

    @Test
    void what_is_not_known_is_said_to_be_unknown() {
        assertThat(operator.calls("history", "note.txt").failsWith(1).out()).contains("There is no ledger yet");
        assertThat(folder.resolve("data")).doesNotExist();
        operator.ownsLedger().close();

        assertThat(operator.calls("history", "note.txt").failsWith(1).out())
                .contains("Nothing is known about note.txt");
    }
}
