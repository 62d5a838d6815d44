package io.github.camellinq.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camellinq.api.Json;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Writes the answer to an accepted message: {@code CreateChatResult} or {@code SendMessageResponse}. */
final class ChatAnswer {

    private ChatAnswer() {}

    static void write(RoutingContext call, Chat chat, ReceivedMessages.Accepted accepted) {
        ObjectNode answer = Json.MAPPER.createObjectNode();
        if (accepted.newChat()) {
            chat(answer.putObject("chat"), chat, accepted.message());
            Answer.json(call, 201, answer);
        } else {
            answer.put("chat_id", chat.id());
            message(answer.putObject("message"), accepted.message());
            Answer.json(call, 202, answer);
        }
    }

    private static void chat(ObjectNode node, Chat chat, ReceivedMessage message) {
        node.put("id", chat.id())
                .put("display_name", String.join(", ", chat.to()))
                .put("service", message.service())
                .put("is_group", chat.to().size() > 1);
        handles(node, chat, message);
        message(node.putObject("message"), message);
    }

    /** Fills in {@code ChatInfo}. */
    static void info(ObjectNode node, Chat chat, ReceivedMessage message) {
        node.put("id", chat.id())
                .put("service", message.service())
                .put("is_group", chat.to().size() > 1)
                .put("is_active", true);
        handles(node, chat, message);
    }

    private static void handles(ObjectNode node, Chat chat, ReceivedMessage message) {
        ArrayNode handles = node.putArray("handles");
        handle(handles.addObject(), chat, chat.members().from(), message.service(), true);
        chat.to().forEach(to -> handle(handles.addObject(), chat, to, message.service(), false));
    }

    private static void handle(ObjectNode node, Chat chat, String handle, String service, boolean isMe) {
        // Derived from chat and handle, so that it stays the same without being stored.
        UUID id = UUID.nameUUIDFromBytes((chat.id() + handle).getBytes(StandardCharsets.UTF_8));
        node.put("id", id.toString())
                .put("handle", handle)
                .put("service", service)
                .put("status", "active")
                .put("joined_at", chat.createdAt().toString())
                .put("is_me", isMe);
    }

    private static void message(ObjectNode node, ReceivedMessage message) {
        node.put("id", message.messageId()).put("service", message.service());
        ArrayNode parts = node.putArray("parts");
        message.parts().forEach(part -> part(parts.addObject(), part));
        node.put("sent_at", message.receivedAt().toString())
                .put("delivery_status", "pending")
                .put("is_read", false);
        if (message.effect() != null) {
            node.putObject("effect")
                    .put("type", message.effect().type())
                    .put("name", message.effect().name());
        }
        if (message.replyTo() != null) {
            node.putObject("reply_to")
                    .put("message_id", message.replyTo().messageId())
                    .put("part_index", message.replyTo().partIndex());
        }
    }

    private static void part(ObjectNode node, ReceivedMessage.Part part) {
        node.put("type", part.type());
        ReceivedAttachment file = part.attachment();
        if (part.value() != null) {
            node.put("value", part.value());
        } else if (file == null) {
            node.put("url", part.url());
        } else {
            node.put("id", file.id())
                    .put("url", file.downloadUrl())
                    .put("filename", file.filename())
                    .put("mime_type", file.contentType())
                    .put("size_bytes", file.sizeBytes());
        }
        node.putNull("reactions");
    }
}
