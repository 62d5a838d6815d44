package io.github.camellinq.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ChatsApiTest {
    @RegisterExtension
    static final SandboxExtension linq = SandboxExtension.start();

    private static final byte[] PHOTO = {1, 2, 3};

    @Test
    void a_first_message_answers_a_chat_with_the_message_in_it() {
        Wire wire = Wire.to(linq);
        String attachmentId = wire.uploaded("photo.jpg", PHOTO);

        // The request of "Step 3: Send a message with the attachment"
        Wire.Reply reply = wire.post(
                "/v3/chats",
                """
                { "from": "+15559876543", "to": ["+15551234567"], "message": { "parts": [
                    { "type": "media", "attachment_id": "%s" } ] } }"""
                        .formatted(attachmentId));

        assertThat(reply.status()).isEqualTo(201);
        assertThat(UUID.fromString(reply.text("chat.id"))).isNotNull();
        assertThat(UUID.fromString(reply.text("chat.message.id"))).isNotNull();
        assertThat(reply.text("chat.display_name")).isEqualTo("+15551234567");
        assertThat(reply.text("chat.service")).isEqualTo("iMessage");
        assertThat(reply.json().at("/chat/is_group").asBoolean(true)).isFalse();
        assertThat(reply.text("chat.handles.0.handle")).isEqualTo("+15559876543");
        assertThat(reply.text("chat.handles.0.is_me")).isEqualTo("true");
        assertThat(reply.text("chat.handles.1.handle")).isEqualTo("+15551234567");
        assertThat(reply.text("chat.message.delivery_status")).isEqualTo("pending");
        assertThat(reply.text("chat.message.sent_at")).endsWith("Z");
        assertThat(reply.text("chat.message.parts.0.type")).isEqualTo("media");
        assertThat(reply.text("chat.message.parts.0.id")).isEqualTo(attachmentId);
        assertThat(reply.text("chat.message.parts.0.mime_type")).isEqualTo("image/jpeg");

        ReceivedMessage message = linq.awaitMessages(1).get(0);
        assertThat(message.messageId()).isEqualTo(reply.text("chat.message.id"));
        assertThat(message.chatId()).isEqualTo(reply.text("chat.id"));
        assertThat(message.from()).isEqualTo("+15559876543");
        assertThat(message.to()).containsExactly("+15551234567");
        assertThat(message.text()).isNull();
        assertThat(message.attachment().filename()).isEqualTo("photo.jpg");
        // sha256sum of the bytes 01 02 03
        assertThat(message.attachment().sha256())
                .isEqualTo("039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81");
    }

    @Test
    void a_message_on_a_chat_is_accepted_with_202() {
        Wire wire = Wire.to(linq);
        String chatId = wire.post("/v3/chats", chat("+15551234567", "hello")).text("chat.id");

        Wire.Reply reply = wire.post(
                "/v3/chats/" + chatId + "/messages",
                """
                { "message": { "parts": [ { "type": "text", "value": "Check out this photo!" },
                    { "type": "media", "attachment_id": "%s" } ] } }"""
                        .formatted(wire.uploaded("photo.jpg", PHOTO)));

        assertThat(reply.status()).isEqualTo(202);
        assertThat(reply.text("chat_id")).isEqualTo(chatId);
        assertThat(UUID.fromString(reply.text("message.id"))).isNotNull();
        assertThat(reply.text("message.parts.0.value")).isEqualTo("Check out this photo!");
        assertThat(linq.messages()).hasSize(2);
        assertThat(linq.messages().get(1).text()).isEqualTo("Check out this photo!");
    }

    @Test
    void effect_reply_and_service_are_recorded_and_answered() {
        String first = "550e8400-e29b-41d4-a716-446655440000";

        Wire.Reply reply = Wire.to(linq)
                .post(
                        "/v3/chats",
                        """
                        { "from": "+15559876543", "to": ["+15551234567"], "message": {
                            "effect": { "bubble_effect": "slam" }, "preferred_service": "RCS",
                            "reply_to": { "message_id": "%s", "part_index": 2 },
                            "parts": [ { "type": "text", "value": "hello" } ] } }"""
                                .formatted(first));

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.text("chat.message.effect.type")).isEqualTo("bubble");
        assertThat(reply.text("chat.message.effect.name")).isEqualTo("slam");
        assertThat(reply.text("chat.message.reply_to.message_id")).isEqualTo(first);
        ReceivedMessage message = linq.messages().get(0);
        assertThat(message.effect()).isEqualTo(new ReceivedMessage.Effect("bubble", "slam"));
        assertThat(message.replyTo()).isEqualTo(new ReceivedMessage.Reply(first, 2));
        assertThat(message.service()).isEqualTo("RCS");
    }

    @Test
    void the_same_line_and_the_same_set_of_handles_are_the_same_chat() {
        // "POST /v3/chats with the same from and exactly the same to set reuses that chat"
        Wire wire = Wire.to(linq);
        String two = "+15551234567\",\"a@example.com";
        String chatId = wire.post("/v3/chats", chat(two, "one")).text("chat.id");

        Wire.Reply again = wire.post("/v3/chats", chat("a@example.com\",\"+15551234567", "two"));

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text("chat.id")).isEqualTo(chatId);
        assertThat(again.text("chat.is_group")).isEqualTo("true");
        assertThat(wire.post("/v3/chats", chat("+15551234567", "three")).text("chat.id"))
                .isNotEqualTo(chatId);
    }

    @Test
    void an_attachment_goes_into_as_many_messages_as_one_wants() {
        // "The ID never expires — use it in as many messages as you want."
        Wire wire = Wire.to(linq);
        String id = wire.uploaded("logo.jpg", PHOTO);
        String message = "{\"from\":\"+15559876543\",\"to\":[\"+1555123%d\"],\"message\":{\"parts\":"
                + "[{\"type\":\"media\",\"attachment_id\":\"" + id + "\"}]}}";

        assertThat(wire.post("/v3/chats", message.formatted(1)).status()).isEqualTo(201);
        assertThat(wire.post("/v3/chats", message.formatted(2)).status()).isEqualTo(201);

        assertThat(linq.messages()).extracting(each -> each.attachment().id()).containsExactly(id, id);
    }

    @Test
    void the_same_idempotency_key_is_the_same_message() {
        Wire wire = Wire.to(linq);
        String json = chat("+15551234567", "hello").replace("\"parts\"", "\"idempotency_key\":\"k-1\",\"parts\"");

        Wire.Reply first = wire.post("/v3/chats", json);
        Wire.Reply second = wire.post("/v3/chats", json);

        assertThat(second.status()).isEqualTo(201);
        assertThat(second.json()).isEqualTo(first.json());
        assertThat(linq.messages()).hasSize(1);
        assertThat(linq.messages().get(0).idempotencyKey()).isEqualTo("k-1");
        assertThat(linq.requests()).extracting(ReceivedRequest::idempotencyKey).containsExactly("k-1", "k-1");
    }

    @Test
    void an_idempotency_key_holds_on_a_chat_too_and_only_for_its_partner() {
        SandboxOptions two = SandboxOptions.defaults().withApiKeys(java.util.List.of("one", "two"));
        String keyed = chat("+15551234567", "hello").replace("\"parts\"", "\"idempotency_key\":\"k\",\"parts\"");
        try (Sandbox sandbox = Sandbox.start(two)) {
            Wire one = new Wire(sandbox.baseUrl(), "one");
            String path = "/v3/chats/"
                    + one.post("/v3/chats", chat("+15551234567", "x")).text("chat.id") + "/messages";
            String onChat = keyed.replaceAll("^.*\"message\"", "{\"message\"");

            Wire.Reply first = one.post(path, onChat);

            assertThat(first.status()).isEqualTo(202);
            assertThat(one.post(path, onChat).text("message.id")).isEqualTo(first.text("message.id"));
            assertThat(one.withKey("two").post("/v3/chats", keyed).text("chat.message.id"))
                    .isNotEqualTo(first.text("message.id"));
            assertThat(sandbox.messages()).hasSize(3);
        }
    }

    @Test
    void a_refused_message_does_not_use_up_its_key_and_opens_no_chat() {
        Wire wire = Wire.to(linq);
        String link = chat("+15551234567", "see https://example.com")
                .replace("\"parts\"", "\"idempotency_key\":\"k\",\"parts\"");

        Refused.with(wire.post("/v3/chats", link), 400, 1005);
        Refused.with(wire.post("/v3/chats", link), 400, 1005);

        assertThat(wire.post("/v3/chats", link.replace("see https://example.com", "hello"))
                        .status())
                .isEqualTo(201);
    }

    static String chat(String to, String text) {
        return "{\"from\":\"+15559876543\",\"to\":[\"" + to
                + "\"],\"message\":{\"parts\":[{\"type\":\"text\",\"value\":\"" + text + "\"}]}}";
    }
}
