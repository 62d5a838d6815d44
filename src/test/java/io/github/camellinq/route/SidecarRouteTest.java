package io.github.camellinq.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camellinq.sandbox.ReceivedMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the {@code .linq.json} of a file says is done, or is refused as a whole. */
class SidecarRouteTest extends SidecarRoutes {

    @Test
    void all_that_it_says_reaches_the_wire() throws Exception {
        String message = UUID.randomUUID().toString();
        drop(
                FOLDER + "/note.txt",
                """
                { "to": ["%s", "ann@example.org"], "text": "Your invoice", "effect": "confetti",
                  "reply_to": {"message_id": "%s", "part_index": 1}, "preferred_service": "SMS" }"""
                        .formatted(TO, message));

        ReceivedMessage received = linq.awaitMessages(1).get(0);

        assertThat(received.to()).containsExactlyInAnyOrder(TO, "ann@example.org");
        assertThat(received.text()).isEqualTo("Your invoice");
        assertThat(received.effect()).isEqualTo(new ReceivedMessage.Effect("screen", "confetti"));
        assertThat(received.replyTo()).isEqualTo(new ReceivedMessage.Reply(message, 1));
        assertThat(received.service()).isEqualTo("SMS");
        awaitFile(done().resolve(FOLDER + "/note.txt"));
        assertThat(done().resolve(FOLDER + "/note.txt.linq.json")).content().contains("confetti");
        awaitEmptyInbox();
    }

    @Test
    void alias_is_resolved_and_what_it_leaves_out_is_said_by_the_place() throws Exception {
        drop(FOLDER + "/one.txt", "{\"to\": \"support\"}");
        drop(FOLDER + "/two.txt", "{\"effect\": \"slam\"}");

        assertThat(linq.awaitMessages(2))
                .anySatisfy(one -> assertThat(one.to()).containsExactly("+15551112222"))
                .anySatisfy(two -> {
                    assertThat(two.to()).containsExactly(FOLDER);
                    assertThat(two.effect()).isEqualTo(new ReceivedMessage.Effect("bubble", "slam"));
                });
    }

    @Test
    void sidecar_without_its_file_is_nothing_to_send() throws Exception {
        drop(FOLDER + "/later.txt.linq.json", bytes("{\"to\": \"" + TO + "\"}"));
        drop(FOLDER + "/sentinel.txt", bytes("sentinel"));
        linq.awaitMessages(1);

        drop(FOLDER + "/later.txt", bytes("hello"));

        assertThat(linq.awaitMessages(2).get(1).to()).containsExactly(TO);
    }

    @Test
    void file_waits_for_a_sidecar_that_is_still_being_written() throws Exception {
        Path sidecar = drop(FOLDER + "/note.txt.linq.json", new byte[0]);
        drop(FOLDER + "/note.txt", bytes("hello"));
        drop(FOLDER + "/sentinel.txt", bytes("sentinel"));
        awaitFile(done().resolve(FOLDER + "/sentinel.txt"));
        assertThat(inbox().resolve(FOLDER + "/note.txt")).exists();

        Files.writeString(sidecar, "{\"to\": \"" + TO + "\"}");

        assertThat(linq.awaitMessages(2).get(1).to()).containsExactly(TO);
    }

    @Test
    void sidecar_that_is_a_link_leaves_its_file_where_it_is() throws Exception {
        Path elsewhere = Files.writeString(folder.resolve("elsewhere.json"), "{\"to\": \"" + TO + "\"}");
        Path place = Files.createDirectories(inbox().resolve(FOLDER)).resolve("note.txt.linq.json");
        Files.createSymbolicLink(place, elsewhere);
        drop(FOLDER + "/note.txt", bytes("hello"));
        drop(FOLDER + "/sentinel.txt", bytes("sentinel"));

        awaitFile(done().resolve(FOLDER + "/sentinel.txt"));

        assertThat(linq.messages()).hasSize(1);
        assertThat(inbox().resolve(FOLDER + "/note.txt")).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"to\": ", "{\"two\": \"+15557654321\"}", "{\"effect\": \"sparkle\"}", "[]"})
    void what_is_not_understood_is_a_dead_letter_with_its_sidecar(String json) throws Exception {
        drop(FOLDER + "/note.txt", json);

        var report = awaitReport(FOLDER + "/note.txt");

        assertThat(report.path("reason").asText()).isEqualTo("bad-instructions");
        assertThat(report.path("message").asText()).contains("note.txt.linq.json, line 1, column ");
        assertThat(report.path("recipient").asText()).isEqualTo(FOLDER);
        assertThat(deadLetter().resolve(FOLDER + "/note.txt.linq.json")).hasContent(json);
        awaitEmptyInbox();
        assertThat(linq.requests()).isEmpty();
    }

    @Test
    void sidecar_that_is_too_large_is_refused_unread() throws Exception {
        drop(FOLDER + "/note.txt", "{\"text\": \"hello\"}" + " ".repeat(Sidecar.MOST_BYTES));

        var report = awaitReport(FOLDER + "/note.txt");

        assertThat(report.path("reason").asText()).isEqualTo("bad-instructions");
        assertThat(report.path("message").asText()).contains("65536");
        assertThat(deadLetter().resolve(FOLDER + "/note.txt.linq.json")).exists();
    }

    @Test
    void what_was_sent_is_put_away_again_whatever_its_sidecar_says_now() throws Exception {
        drop(FOLDER + "/note.txt", bytes("hello"));
        awaitFile(done().resolve(FOLDER + "/note.txt"));
        drop(FOLDER + "/note.txt.linq.json", bytes("{"));

        Files.move(done().resolve(FOLDER + "/note.txt"), inbox().resolve(FOLDER + "/note.txt"));

        awaitFile(done().resolve(FOLDER + "/note.txt.linq.json"));
        awaitFile(done().resolve(FOLDER + "/note.txt"));
        assertThat(linq.messages()).hasSize(1);
        assertThat(deadLetter()).doesNotExist();
    }
}
