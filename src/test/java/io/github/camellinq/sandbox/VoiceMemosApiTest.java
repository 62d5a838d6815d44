package io.github.camellinq.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VoiceMemosApiTest {
    @RegisterExtension
    static final SandboxExtension linq = SandboxExtension.start();

    private Wire wire;
    private String chat;

    @BeforeEach
    void openChat() {
        wire = Wire.to(linq);
        chat = wire.post("/v3/chats", ChatsApiTest.chat("+15551234567", "hello"))
                .text("chat.id");
    }

    @Test
    void uploaded_audio_is_accepted_and_shown() {
        String id = uploaded("audio/x-m4a");

        Wire.Reply reply = send("{'from':'+15559876543','attachment_id':'" + id + "'}");

        assertThat(reply.status()).as(reply.toString()).isEqualTo(202);
        assertThat(reply.text("voice_memo.status")).isEqualTo("queued");
        assertThat(reply.text("voice_memo.voice_memo.id")).isEqualTo(id);
        assertThat(reply.text("voice_memo.chat.id")).isEqualTo(chat);
        ReceivedMessage memo = linq.messages().get(1);
        assertThat(memo.messageId()).isEqualTo(reply.text("voice_memo.id"));
        assertThat(memo.parts()).singleElement().satisfies(part -> assertThat(part.type())
                .isEqualTo("voice_memo"));
        assertThat(memo.attachment().id()).isEqualTo(id);
        assertThat(memo.to()).containsExactly("+15551234567");
    }

    @Test
    void same_call_again_is_another_voice_memo() {
        String json = "{'attachment_id':'" + uploaded("audio/mpeg") + "'}";
        send(json);
        send(json);

        assertThat(linq.messages()).hasSize(3);
    }

    @ParameterizedTest(name = "\"takes attachment_id or voice_memo_url, never both\": {0}")
    @ValueSource(
            strings = {
                "{}",
                "{'from':'+15559876543'}",
                "{'voice_memo_url':'https://example.com/a.m4a','attachment_id':'550e8400-e29b-41d4-a716-446655440000'}",
                "{'voice_memo_url':'http://example.com/a.m4a'}"
            })
    void it_is_not_one_recording(String json) {
        Refused.with(send(json), 400, 1004);
    }

    @ParameterizedTest(name = "\"audio only\": {0}")
    @ValueSource(strings = {"image/jpeg", "video/mp4", "audio/midi"})
    void the_file_is_no_voice(String type) {
        Refused.with(send("{'attachment_id':'" + uploaded(type) + "'}"), 400, 5004);
    }

    @Test
    void a_recording_over_10_megabytes_is_too_large() {
        Wire.Reply large = wire.registered("a.m4a", "audio/x-m4a", (10 << 20) + 1);

        Refused.with(send("{'attachment_id':'" + large.text("attachment_id") + "'}"), 413, 5001);
    }

    @Test
    void bytes_that_are_not_there_are_not_ready() {
        Wire.Reply registered = wire.registered("a.m4a", "audio/x-m4a", 3);

        Refused.with(send("{'attachment_id':'" + registered.text("attachment_id") + "'}"), 404, 2007);
    }

    @ParameterizedTest
    @CsvSource({"no-uuid, 400, 1005", "550e8400-e29b-41d4-a716-446655440000, 404, 2003"})
    void there_is_no_such_attachment(String id, int status, int code) {
        Refused.with(send("{'attachment_id':'" + id + "'}"), status, code);
    }

    @Test
    void there_is_no_such_chat() {
        chat = UUID.randomUUID().toString();

        Refused.with(send("{'attachment_id':'" + uploaded("audio/aac") + "'}"), 404, 2001);
    }

    private String uploaded(String type) {
        Wire.Reply registered = wire.registered("a.m4a", type, 3);
        Wire.put(registered.text("upload_url"), type, new byte[] {1, 2, 3});
        return registered.text("attachment_id");
    }

    private Wire.Reply send(String json) {
        return wire.post("/v3/chats/" + chat + "/voicememo", json.replace('\'', '"'));
    }
}
