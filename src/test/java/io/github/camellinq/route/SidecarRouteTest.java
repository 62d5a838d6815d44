package io.github.camellinq.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camellinq.media.FileVersion;
import io.github.camellinq.sandbox.Call;
import io.github.camellinq.sandbox.Fault;
import io.github.camellinq.sandbox.ReceivedMessage;
import io.github.camellinq.sandbox.ReceivedRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file and its {@code .linq.json}: what it says is done, and it stays with its file. */
class SidecarRouteTest extends ShippedRoutes {
    private static final String FOLDER = "+15551234567";
    private static final String TO = "+15557654321";

    @Override
    void settings(Properties settings) {
        settings.setProperty("linq.rate-limit.messages", "0");
        settings.setProperty("linq.recipients.support", "+15551112222");
    }

    // What it says

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

    // What it says wrongly

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

    // Where it goes

    @Test
    void names_that_collide_are_numbered_alike() throws Exception {
        for (String text : List.of("one", "two")) {
            drop(FOLDER + "/note.txt", "{\"text\": \"" + text + "\"}");
            awaitFile(done().resolve(FOLDER + (text.equals("one") ? "/note.txt" : "/note-1.txt")));
            awaitEmptyInbox();
        }

        assertThat(done().resolve(FOLDER + "/note.txt.linq.json")).content().contains("one");
        assertThat(done().resolve(FOLDER + "/note-1.txt.linq.json")).content().contains("two");
    }

    @Test
    void file_without_a_sidecar_does_not_come_to_lie_beside_anothers() throws Exception {
        Path other = Files.createDirectories(done().resolve(FOLDER)).resolve("note.txt.linq.json");
        Files.writeString(other, "{}");

        drop(FOLDER + "/note.txt", bytes("hello"));

        awaitFile(done().resolve(FOLDER + "/note-1.txt"));
    }

    @Test
    void delivered_file_and_sidecar_that_are_moved_back_are_put_away_and_not_sent_again() throws Exception {
        drop(FOLDER + "/note.txt", "{\"to\": \"" + TO + "\"}");
        awaitFile(done().resolve(FOLDER + "/note.txt"));
        awaitEmptyInbox();

        for (String name : List.of("/note.txt.linq.json", "/note.txt")) {
            Files.move(done().resolve(FOLDER + name), inbox().resolve(FOLDER + name));
        }

        awaitFile(done().resolve(FOLDER + "/note.txt"));
        awaitFile(done().resolve(FOLDER + "/note.txt.linq.json"));
        assertThat(linq.messages()).hasSize(1);
    }

    @Test
    void file_that_cannot_be_put_away_keeps_its_sidecar() throws Exception {
        Files.writeString(done(), "a file where the folder should be");
        try (LogLines log = LogLines.ofAll()) {
            drop(FOLDER + "/note.txt", "{\"to\": \"" + TO + "\"}");
            await().until(() -> !log.containing("note.txt waits").isEmpty());
        }
        assertThat(inbox().resolve(FOLDER + "/note.txt.linq.json")).exists();

        Files.delete(done());

        awaitFile(done().resolve(FOLDER + "/note.txt"));
        assertThat(done().resolve(FOLDER + "/note.txt.linq.json")).exists();
        assertThat(linq.messages()).singleElement().satisfies(message -> assertThat(message.to())
                .containsExactly(TO));
    }

    @Test
    void move_that_fails_in_the_middle_leaves_the_sidecar_where_people_put_it() throws Exception {
        Path file = Files.writeString(folder.resolve("note.txt"), "hello");
        Files.writeString(Sidecar.beside(file), "{\"to\": \"" + TO + "\"}");
        Path away = Files.createDirectories(folder.resolve("away"));
        Sidecar sidecar = Sidecar.of(folder, file, FileVersion.of(file));

        assertThatThrownBy(() -> sidecar.follow(away.resolve("note.txt"), () -> {
                    throw new IOException("no space left on device");
                }))
                .hasMessage("no space left on device");

        assertThat(Sidecar.beside(file)).content().contains(TO);
        assertThat(files(folder, ".linq.json")).hasSize(1);
        assertThat(away).isEmptyDirectory();
    }

    // Killed while it goes

    @Test
    void killed_before_the_file_moved_it_still_is_that_files_and_takes_the_same_place() throws Exception {
        Path file = Files.writeString(folder.resolve("note.txt"), "hello");
        Files.writeString(Sidecar.beside(file), "{\"to\": \"" + TO + "\"}");
        Path target = Files.createDirectories(done().resolve(FOLDER)).resolve("note.txt");
        kill(file, target);
        assertThat(Sidecar.beside(file)).doesNotExist();
        assertThat(Sidecar.beside(target)).exists();

        Path inbox = Files.createDirectories(inbox().resolve(FOLDER));
        for (Path left : files(folder, ".linq.json")) {
            Files.move(left, inbox.resolve(left.getFileName()));
        }
        Files.move(file, inbox.resolve("note.txt"));

        assertThat(linq.awaitMessages(1).get(0).to()).containsExactly(TO);
        awaitFile(target);
        awaitEmptyInbox();
        assertThat(files(done().resolve(FOLDER), "")).hasSize(2);
    }

    @Test
    void killed_after_the_file_moved_it_says_nothing_of_the_next_file_of_that_name() throws Exception {
        Path inbox = Files.createDirectories(inbox().resolve(FOLDER));
        Path file = Files.writeString(folder.resolve("note.txt"), "hello");
        Files.writeString(Sidecar.beside(file), "{\"to\": \"" + TO + "\"}");
        kill(file, Files.createDirectories(folder.resolve("away")).resolve("note.txt"));
        for (Path left : files(folder, ".linq.json")) {
            Files.move(left, inbox.resolve(left.getFileName()));
        }

        drop(FOLDER + "/note.txt", bytes("the next one"));

        assertThat(linq.awaitMessages(1).get(0).to()).containsExactly(FOLDER);
    }

    @Test
    void killed_while_it_was_set_aside_it_is_set_aside_under_the_same_name() throws Exception {
        Path dead = Files.createDirectories(deadLetter().resolve(FOLDER));
        Files.writeString(dead.resolve("note.txt.linq.json"), "{\"effect\": 1}");
        Files.writeString(
                dead.resolve("note.txt.error.json"),
                "{\"source\": \"" + inbox().resolve(FOLDER + "/note.txt")
                        + "\", \"reason\": \"left by a killed process\"}");

        drop(FOLDER + "/note.txt", "{\"effect\": 1}");

        assertThat(awaitReport(FOLDER + "/note.txt").path("reason").asText()).isEqualTo("bad-instructions");
        awaitEmptyInbox();
        assertThat(files(dead, "")).hasSize(3);
    }

    /** Dies when the sidecar is ready and the file is about to move. */
    private static void kill(Path file, Path target) throws IOException {
        Sidecar sidecar = Sidecar.of(file.getParent(), file, FileVersion.of(file));
        assertThatThrownBy(() -> sidecar.follow(target, () -> {
                    throw new Error("killed");
                }))
                .isExactlyInstanceOf(Error.class);
    }

    // Voice memos

    @Test
    void voice_memo_goes_to_the_chat_as_one() throws Exception {
        String chat = chat();
        drop(FOLDER + "/song.m4a.linq.json", bytes("{\"chat_id\": \"" + chat + "\", \"voice_memo\": true}"));
        drop(FOLDER + "/song.m4a", sample("song.m4a"));

        ReceivedMessage memo = linq.awaitMessages(2).get(1);

        assertThat(memo.chatId()).isEqualTo(chat);
        assertThat(memo.parts().get(0).type()).isEqualTo("voice_memo");
        awaitFile(done().resolve(FOLDER + "/song.m4a"));
    }

    @Test
    void voice_memo_to_a_number_is_refused_before_it_is_uploaded() throws Exception {
        drop(FOLDER + "/song.m4a.linq.json", bytes("{\"voice_memo\": true}"));
        drop(FOLDER + "/song.m4a", sample("song.m4a"));

        var report = awaitReport(FOLDER + "/song.m4a");

        assertThat(report.path("reason").asText()).isEqualTo("bad-recipient");
        assertThat(report.path("message").asText()).contains("chat_id");
        assertThat(linq.requests()).isEmpty();
    }

    @Test
    void voice_memo_whose_answer_was_lost_is_not_sent_again_before_a_person_says_so() throws Exception {
        String chat = chat();
        linq.sandbox().faults().next(Call.VOICE_MEMO, Fault.resetAfter());
        drop(chat + "/song.m4a.linq.json", bytes("{\"voice_memo\": true}"));
        drop(chat + "/song.m4a", sample("song.m4a"));

        var report = awaitReport(chat + "/song.m4a");

        assertThat(report.path("reason").asText()).isEqualTo("maybe-sent");
        assertThat(report.path("message").asText()).contains(chat, "replay");
        assertThat(memos()).hasSize(1);

        // The first try of the new round fails before it sends.
        linq.sandbox().faults().next(Call.REGISTER, Fault.status(503, 4004));
        for (String name : List.of("/song.m4a.linq.json", "/song.m4a")) {
            Files.move(deadLetter().resolve(chat + name), inbox().resolve(chat + name));
        }

        awaitFile(done().resolve(chat + "/song.m4a"));
        assertThat(memos()).hasSize(2);
    }

    private static List<ReceivedRequest> memos() {
        return linq.requests().stream()
                .filter(request -> request.path().endsWith("/voicememo"))
                .toList();
    }

    private String chat() throws Exception {
        drop(FOLDER + "/first.txt", bytes("makes the chat"));
        awaitFile(done().resolve(FOLDER + "/first.txt"));
        return linq.messages().get(0).chatId();
    }

    /** A file with a sidecar, which comes first. */
    private void drop(String path, String sidecar) throws IOException {
        drop(path + ".linq.json", bytes(sidecar));
        drop(path, bytes("hello"));
    }

    private void awaitEmptyInbox() {
        await().untilAsserted(() -> assertThat(files(inbox().resolve(FOLDER), ""))
                .as("in the inbox")
                .isEmpty());
    }

    private static List<Path> files(Path place, String end) throws IOException {
        try (var files = Files.list(place)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(end))
                    .toList();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
