package io.github.camellinq.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camellinq.sandbox.Call;
import io.github.camellinq.sandbox.Fault;
import io.github.camellinq.sandbox.ReceivedMessage;
import io.github.camellinq.sandbox.ReceivedRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** Audio whose {@code .linq.json} asks for a voice memo. */
class VoiceMemoRouteTest extends SidecarRoutes {

    @Override
    void settings(Properties settings) {
        super.settings(settings);
        settings.setProperty("linq.retry.delay", "100ms");
        settings.setProperty("linq.retry.max-delay", "200ms");
    }

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

    @Test
    void voice_memo_that_may_have_been_sent_is_not_sent_again_while_it_cannot_be_set_aside() throws Exception {
        String chat = chat();
        Files.createDirectories(deadLetter());
        Path inTheWay = Files.createFile(deadLetter().resolve(chat));
        linq.sandbox().faults().next(Call.VOICE_MEMO, Fault.resetAfter());
        drop(chat + "/song.m4a.linq.json", bytes("{\"voice_memo\": true}"));
        drop(chat + "/song.m4a", sample("song.m4a"));

        await().until(() -> uploads() >= 4 || memos().size() > 1);
        assertThat(memos()).hasSize(1);
        Files.delete(inTheWay);

        assertThat(awaitReport(chat + "/song.m4a").path("reason").asText()).isEqualTo("maybe-sent");
        assertThat(memos()).hasSize(1);
    }

    private static long uploads() {
        return linq.requests().stream()
                .filter(request -> request.path().endsWith("/v3/attachments"))
                .count();
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
}
