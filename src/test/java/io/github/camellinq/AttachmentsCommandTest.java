package io.github.camellinq;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camellinq.ledger.Claim;
import io.github.camellinq.ledger.Fingerprint;
import io.github.camellinq.ledger.Ledger;
import io.github.camellinq.sandbox.Call;
import io.github.camellinq.sandbox.Fault;
import io.github.camellinq.sandbox.ReceivedRequest;
import io.github.camellinq.sandbox.SandboxExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class AttachmentsCommandTest {
    private static final String ANN = "+15551234567";
    private static final String BOB = "+15557654321";

    @RegisterExtension
    static final SandboxExtension linq = SandboxExtension.start();

    @TempDir
    Path folder;

    private Operator operator;

    @BeforeEach
    void install() throws IOException {
        operator = new Operator(folder, linq);
    }

    /** Deliveries of which the sandbox knows nothing, for Ann and for Bob. */
    private List<String> unknownToLinq(String... recipients) {
        List<String> ids = List.of(recipients).stream()
                .map(to -> UUID.randomUUID().toString())
                .toList();
        try (Ledger ledger = operator.ownsLedger()) {
            for (int i = 0; i < recipients.length; i++) {
                Operator.delivers(ledger, "/in/" + i + ".txt", recipients[i], ids.get(i));
            }
        }
        return ids;
    }

    private static List<ReceivedRequest> deletions() {
        return linq.requests().stream()
                .filter(request -> request.method().equals("DELETE"))
                .toList();
    }

    @Test
    void what_was_uploaded_is_listed_for_a_handle_or_its_alias() {
        List<String> ids = unknownToLinq(ANN, BOB);

        assertThat(operator.calls("attachments").succeeds().out())
                .contains(ids.get(0), ids.get(1), "2 attachments", "5 B", "0.txt");
        for (String ann : List.of(ANN, "support")) {
            assertThat(operator.calls("attachments", "--to", ann).succeeds().out())
                    .contains(ids.get(0))
                    .doesNotContain(ids.get(1));
        }
        assertThat(operator.calls("attachments", "--before", "1h").succeeds().out())
                .contains("no such attachments are at Linq");
        assertThat(deletions()).isEmpty();
    }

    @Test
    void deleted_at_linq_is_deleted_in_the_ledger() throws Exception {
        Main main = operator.runs();
        try {
            operator.drops(ANN + "/hello.txt", "hello");
            Operator.awaitFile(operator.done().resolve(ANN + "/hello.txt"));

            String id = linq.messages().get(0).attachment().id();
            assertThat(operator.calls("attachments", "--to", ANN, "--delete")
                            .succeeds()
                            .out())
                    .contains("Deleted " + id + " (hello.txt to " + ANN + ")", "Deleted: 1.");

            assertThat(deletions()).extracting(ReceivedRequest::status).containsExactly(204);
            assertThat(operator.calls("attachments").out()).contains("no such attachments");
            assertThat(operator.calls("history", id).out()).contains("  attachment deleted");
        } finally {
            main.stop();
        }
    }

    @Test
    void what_linq_does_not_know_any_more_counts_as_deleted() {
        List<String> ids = unknownToLinq(ANN);

        assertThat(operator.calls("attachments", "--all", "--delete").succeeds().out())
                .contains("Already gone " + ids.get(0));

        assertThat(operator.calls("attachments").out()).contains("no such attachments");
    }

    @Test
    void page_of_a_proxy_is_no_proof_of_a_deletion() {
        unknownToLinq(ANN);
        linq.sandbox().faults().next(Call.DELETE_ATTACHMENT, Fault.status(404, "<html>not here</html>"));

        assertThat(operator.calls("attachments", "--all", "--delete")
                        .failsWith(1)
                        .out())
                .contains("Not deleted: 1.");

        assertThat(operator.calls("attachments").out()).contains("1 attachment.");
    }

    @Test
    void answer_that_is_not_204_is_no_proof_and_the_next_call_finds_out() throws Exception {
        Main main = operator.runs();
        try {
            operator.drops(ANN + "/hello.txt", "hello");
            Operator.awaitFile(operator.done().resolve(ANN + "/hello.txt"));
        } finally {
            main.stop();
        }
        linq.sandbox().faults().next(Call.DELETE_ATTACHMENT, Fault.noJson());
        linq.sandbox().faults().next(Call.DELETE_ATTACHMENT, Fault.resetAfter());

        for (String lost : List.of("it is unknown whether", "got no answer")) {
            assertThat(operator.calls("attachments", "--all", "--delete")
                            .failsWith(1)
                            .out())
                    .contains(lost, "Not deleted: 1.");
        }
        assertThat(operator.calls("attachments", "--all", "--delete").succeeds().out())
                .contains("Already gone ");
    }

    @Test
    void failure_is_said_and_the_others_are_deleted() {
        List<String> ids = unknownToLinq(ANN, BOB, ANN);
        linq.sandbox().faults().next(Call.DELETE_ATTACHMENT, Fault.status(503, 4004));

        assertThat(operator.calls("attachments", "--all", "--delete")
                        .failsWith(1)
                        .out())
                .contains("Not deleted " + ids.get(0), "503/4004", "Deleted: 2. Not deleted: 1.");

        assertThat(operator.calls("attachments").out()).contains(ids.get(0), "1 attachment.");
    }

    @Test
    void wrong_key_stops_it_at_once() throws IOException {
        unknownToLinq(ANN, BOB);
        Files.writeString(
                operator.settings(), Files.readString(operator.settings()).replace(linq.apiKey(), "a-wrong-key"));

        assertThat(operator.calls("attachments", "--all", "--delete")
                        .failsWith(1)
                        .out())
                .contains("Stopped: Linq does not accept this key.", "Deleted: 0. Not deleted: 2.")
                .doesNotContain("a-wrong-key");

        assertThat(deletions()).hasSize(1);
    }

    @Test
    void too_many_requests_are_waited_out_once() {
        unknownToLinq(ANN, BOB);
        linq.sandbox().faults().next(Call.DELETE_ATTACHMENT, Fault.tooManyRequests(Duration.ofSeconds(1)));

        assertThat(operator.calls("attachments", "--all", "--delete").succeeds().out())
                .contains("Linq asks to wait 1s.", "Deleted: 2.");

        linq.sandbox().clear();
        unknownToLinq(ANN, BOB);
        linq.sandbox().faults().next(Call.DELETE_ATTACHMENT, Fault.tooManyRequests(Duration.ofHours(1)));
        assertThat(operator.calls("attachments", "--all", "--delete")
                        .failsWith(1)
                        .out())
                .contains("Stopped: Linq asks to wait 1h 0m; run this command again after that.", "Not deleted: 2.");
    }

    @Test
    void attachment_that_a_message_still_needs_is_left() {
        String id = UUID.randomUUID().toString();
        try (Ledger ledger = operator.ownsLedger()) {
            Operator.delivers(ledger, "/in/sent.txt", ANN, id);
            Claim waiting = Operator.claims(ledger, "/in/waiting.txt", BOB);
            ledger.uploaded(waiting, id, new Fingerprint(null, 5, "waiting.txt", "text/plain"));
        }

        assertThat(operator.calls("attachments", "--to", ANN, "--delete")
                        .failsWith(1)
                        .out())
                .contains("Not deleted " + id, "its message has not been sent yet");

        assertThat(deletions()).isEmpty();
    }

    @Test
    void one_attachment_of_several_deliveries_is_deleted_once() {
        String id = UUID.randomUUID().toString();
        try (Ledger ledger = operator.ownsLedger()) {
            for (String recipient : List.of(ANN, BOB)) {
                Claim claim = Operator.claims(ledger, "/in/same.txt", recipient);
                ledger.uploaded(claim, id, new Fingerprint("abc", 5, "same.txt", "text/plain"));
                ledger.sent(claim, "message", null);
            }
        }

        assertThat(operator.calls("attachments", "--to", ANN, "--delete")
                        .succeeds()
                        .out())
                .contains("Deleted: 1.");

        assertThat(deletions()).hasSize(1);
        assertThat(operator.calls("attachments").out()).contains("no such attachments");
    }

    @Test
    void dry_run_deletes_nothing_and_needs_no_key() throws IOException {
        unknownToLinq(ANN);
        Files.writeString(
                operator.settings(), Files.readString(operator.settings()).replace("linq.api-key", "#"));

        assertThat(operator.calls("attachments", "--to", ANN, "--delete", "--dry-run")
                        .succeeds()
                        .out())
                .contains("Would delete ", "Would be deleted: 1.");
        assertThat(operator.calls("attachments", "--to", ANN, "--delete")
                        .failsWith(2)
                        .err())
                .contains("linq.api-key is missing");

        assertThat(deletions()).isEmpty();
    }

    @Test
    void all_are_deleted_only_when_that_is_said() {
        unknownToLinq(ANN);

        assertThat(operator.calls("attachments", "--delete").failsWith(2).err()).contains("--all");

        assertThat(deletions()).isEmpty();
    }

    @Test
    void without_a_ledger_it_says_so_and_makes_none() {
        assertThat(operator.calls("attachments").succeeds().out()).contains("There is no ledger yet");

        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void word_that_is_nobody_is_said() {
        unknownToLinq(ANN);

        assertThat(operator.calls("attachments", "--to", "bob").failsWith(2).err())
                .contains("'bob' is not a recipient");
    }
}
