package io.github.camellinq.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.awaitility.Awaitility.await;

import io.github.camellinq.ledger.Entry;
import io.github.camellinq.ledger.Ledger;
import io.github.camellinq.ledger.Stage;
import io.github.camellinq.sandbox.Call;
import io.github.camellinq.sandbox.Fault;
import io.github.camellinq.sandbox.ReceivedRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.camel.health.HealthCheckRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A visit goes on where the last one left off: nothing is uploaded twice, nothing is sent twice. */
class ResumeRouteTest extends ShippedRoutes {

    @Override
    void settings(Properties settings) {
        settings.setProperty("linq.to", "+15551234567");
    }

    @Test
    void uploaded_bytes_are_not_uploaded_again_when_the_send_fails() throws Exception {
        linq.sandbox().faults().add(Call.CREATE_CHAT, Fault.status(503, 4004), 2);

        drop("note.txt", bytes("hello"));

        awaitFile(done().resolve("note.txt"));
        assertThat(linq.messages()).hasSize(1);
        assertThat(requests("/v3/attachments")).hasSize(1);
        assertThat(requests("/v3/chats")).extracting(ReceivedRequest::status).containsExactly(503, 503, 201);
    }

    @Test
    void send_whose_answer_was_lost_is_repeated_with_the_same_key_and_is_one_message() throws Exception {
        linq.sandbox().faults().next(Call.CREATE_CHAT, Fault.resetAfter());

        drop("note.txt", bytes("hello"));

        awaitFile(done().resolve("note.txt"));
        assertThat(linq.messages()).hasSize(1);
        assertThat(requests("/v3/chats")).hasSize(2);
        assertThat(requests("/v3/chats"))
                .extracting(ReceivedRequest::idempotencyKey)
                .containsOnly(linq.messages().get(0).idempotencyKey());
    }

    @Test
    void repeated_send_that_is_not_found_any_more_was_accepted_before() throws Exception {
        linq.sandbox().faults().next(Call.CREATE_CHAT, Fault.resetAfter());
        linq.sandbox().faults().next(Call.CREATE_CHAT, Fault.status(404, 9999));

        drop("note.txt", bytes("hello"));

        awaitFile(done().resolve("note.txt"));
        assertThat(linq.messages()).hasSize(1);
        assertThat(deadLetter()).doesNotExist();
    }

    @Test
    void page_of_something_in_between_does_not_make_a_send_accepted() throws Exception {
        linq.sandbox().faults().next(Call.CREATE_CHAT, Fault.status(502, "<html>Bad gateway</html>"));
        linq.sandbox().faults().next(Call.CREATE_CHAT, Fault.status(404, "<html>Not found</html>"));
        linq.sandbox().faults().next(Call.CREATE_CHAT, Fault.status(404, "{\"error\": {\"reason\": \"no route\"}}"));

        drop("note.txt", bytes("hello"));

        awaitFile(done().resolve("note.txt"));
        assertThat(linq.messages()).hasSize(1);
        assertThat(requests("/v3/chats")).extracting(ReceivedRequest::status).containsExactly(502, 404, 404, 201);
    }

    @ParameterizedTest
    @CsvSource({"2001, bad-recipient", "2003, rejected", "9999, rejected"})
    void first_send_that_is_not_found_is_refused(int code, String reason) throws Exception {
        linq.sandbox().faults().next(Call.CREATE_CHAT, Fault.status(404, code));

        drop("note.txt", bytes("hello"));

        assertThat(awaitReport("note.txt").path("reason").asText()).isEqualTo(reason);
        assertThat(linq.messages()).isEmpty();
    }

    @Test
    void send_that_was_surely_refused_is_not_taken_for_accepted_later() throws Exception {
        linq.sandbox().faults().next(Call.CREATE_CHAT, Fault.status(409, 2009));
        linq.sandbox().faults().next(Call.CREATE_CHAT, Fault.status(404, 9999));

        drop("note.txt", bytes("hello"));

        assertThat(awaitReport("note.txt").path("reason").asText()).isEqualTo("rejected");
        assertThat(linq.messages()).isEmpty();
    }

    @Test
    void attachment_that_is_gone_since_an_earlier_visit_is_uploaded_anew() throws Exception {
        linq.sandbox().faults().next(Call.CREATE_CHAT, Fault.status(503, 4004));
        linq.sandbox().faults().next(Call.CREATE_CHAT, Fault.status(404, 2003));

        drop("note.txt", bytes("hello"));

        awaitFile(done().resolve("note.txt"));
        assertThat(requests("/v3/attachments")).hasSize(2);
        assertThat(linq.messages()).hasSize(1);
        assertThat(deadLetter()).doesNotExist();
    }

    @Test
    void attachment_that_is_not_ready_is_sent_later() throws Exception {
        linq.sandbox().faults().next(Call.CREATE_CHAT, Fault.status(404, 2007));

        drop("note.txt", bytes("hello"));

        awaitFile(done().resolve("note.txt"));
        assertThat(requests("/v3/attachments")).hasSize(1);
    }

    @Test
    void accepted_message_is_not_sent_again_when_its_file_cannot_be_put_away() throws Exception {
        Files.writeString(done(), "a file where the folder should be");
        drop("note.txt", bytes("hello"));
        linq.awaitMessages(1);
        await().until(() -> requests("/v3/chats").size() == 1);

        Files.delete(done());

        awaitFile(done().resolve("note.txt"));
        assertThat(requests("/v3/chats")).hasSize(1);
        assertThat(requests("/v3/attachments")).hasSize(1);
    }

    @Test
    void sent_files_that_cannot_be_put_away_are_not_well_and_the_log_says_it_once() throws Exception {
        Files.writeString(done(), "a file where the folder should be");
        try (LogLines log = LogLines.of(Postpone.class)) {
            drop("note.txt", bytes("hello"));
            drop("other.txt", bytes("hello, too"));
            linq.awaitMessages(2);
            await().until(() -> ledger().leftBehind().size() == 2
                    && ledger().leftBehind().stream().allMatch(entry -> entry.visits() > 1));

            assertThat(log.containing("it was sent but cannot be put away"))
                    .singleElement(STRING)
                    .contains(": " + done())
                    .endsWith(". More of this kind is not logged for 10 minutes");
        }
        assertThat(HealthCheckRegistry.get(context)
                        .getCheck("linq")
                        .orElseThrow()
                        .call()
                        .getMessage()
                        .orElseThrow())
                .contains("2 files were sent but cannot be put away, the first for ", ": " + done());

        Files.delete(inbox().resolve("other.txt"));
        new GoneFiles(() -> List.of(inbox()), ledger(), Clock.offset(Clock.systemUTC(), Duration.ofHours(2))).run();
        assertThat(ledger().leftBehind())
                .extracting(entry -> entry.file().name())
                .containsExactly("note.txt");
        Files.delete(done());
        awaitFile(done().resolve("note.txt"));
        await().until(() -> ledger().leftBehind().isEmpty());
    }

    @Test
    void file_that_is_taken_away_while_its_message_is_accepted_is_delivered() throws Exception {
        linq.sandbox().faults().next(Call.CREATE_CHAT, Fault.stallAfter(Duration.ofSeconds(1)));
        try (LogLines log = LogLines.ofOurs()) {
            Path file = drop("note.txt", bytes("hello"));
            linq.awaitMessages(1);
            Path elsewhere = Files.move(file, folder.resolve("note.txt"));

            await().until(() -> log.containing("Delivered " + file).size() == 1);

            assertThat(log.containing("disappeared")).singleElement(STRING).contains("after it was delivered");
            Entry entry = ledger().find("note.txt").get(0);
            assertThat(entry.stage()).isEqualTo(Stage.SENT);
            assertThat(entry.times().archived()).isNotNull();

            Files.move(elsewhere, file);

            awaitFile(done().resolve("note.txt"));
            assertThat(requests("/v3/chats")).hasSize(1);
        }
    }

    @Test
    void delivered_file_that_is_moved_back_is_put_away_and_not_sent_again() throws Exception {
        drop("note.txt", bytes("hello"));
        awaitFile(done().resolve("note.txt"));

        Files.move(done().resolve("note.txt"), inbox().resolve("note.txt"));

        awaitFile(done().resolve("note.txt"));
        assertThat(requests("/v3/chats")).hasSize(1);
        assertThat(requests("/v3/attachments")).hasSize(1);
    }

    @Test
    void dead_letter_that_is_moved_back_is_a_new_round_with_the_same_key() throws Exception {
        linq.sandbox().faults().next(Call.CREATE_CHAT, Fault.status(400, 1004));
        drop("note.txt", bytes("hello"));
        String key = awaitReport("note.txt").path("idempotency_key").asText();

        Files.move(deadLetter().resolve("note.txt"), inbox().resolve("note.txt"));

        assertThat(linq.awaitMessages(1).get(0).idempotencyKey()).isEqualTo(key);
        awaitFile(done().resolve("note.txt"));
    }

    private Ledger ledger() {
        return LinqService.of(context).ledger();
    }

    private List<ReceivedRequest> requests(String path) {
        return linq.requests().stream()
                .filter(request -> request.path().endsWith(path))
                .toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
