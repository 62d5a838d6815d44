package io.github.camellinq.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * {@code POST /v3/chats} and {@code POST /v3/chats/{chatId}/messages}. All calls run on one thread, so no other call comes between
 * looking for an idempotency key or a chat and storing it.
 */
final class ChatsApi {
    private final Chats chats;
    private final Attachments attachments;
    private final ReceivedMessages received;
    private final Set<String> lines;

    /** @param lines the numbers that may send; empty for any number */
    ChatsApi(Chats chats, Attachments attachments, ReceivedMessages received, Set<String> lines) {
        this.chats = chats;
        this.attachments = attachments;
        this.received = received;
        this.lines = lines;
    }

    void create(RoutingContext call) {
        JsonNode body = body(call);
        Partner partner = Partners.of(call);
        String from = Handles.from(body, lines);
        List<String> to = Handles.to(body);
        Draft draft = Draft.read(Fields.object(body, "message"));
        if (repeated(call, partner, draft)) {
            return;
        }
        Chat.Members members = new Chat.Members(partner, from, Set.copyOf(to));
        Chat known = chats.of(members);
        if (known == null && draft.hasLink()) {
            throw Refusal.invalidValue("the first message of a new chat may not contain a link");
        }
        List<ReceivedMessage.Part> parts = parts(partner, draft);
        Chat chat = known == null ? new Chat(members, to) : known;
        chats.open(chat);
        accept(call, chat, draft, parts, true);
    }

    void send(RoutingContext call) {
        JsonNode body = body(call);
        Partner partner = Partners.of(call);
        String chatId = Fields.uuid("chatId", call.pathParam("chatId")).toString();
        Draft draft = Draft.read(Fields.object(body, "message"));
        if (repeated(call, partner, draft)) {
            return;
        }
        Chat chat = chats.owned(partner, chatId);
        accept(call, chat, draft, parts(partner, draft), false);
    }

    private void accept(
            RoutingContext call, Chat chat, Draft draft, List<ReceivedMessage.Part> parts, boolean newChat) {
        ReceivedMessage message = new ReceivedMessage(
                UUID.randomUUID().toString(),
                chat.id(),
                chat.members().from(),
                chat.to(),
                parts,
                draft.effect(),
                draft.replyTo(),
                draft.idempotencyKey(),
                draft.preferredService() == null ? "iMessage" : draft.preferredService(),
                Instant.now());
        ReceivedMessages.Accepted accepted =
                new ReceivedMessages.Accepted(chat.members().partner(), message, newChat);
        received.add(accepted);
        ChatAnswer.write(call, chat, accepted);
    }

    /** Answers a message whose idempotency key was used before as the first one was answered; false when the key is new. */
    private boolean repeated(RoutingContext call, Partner partner, Draft draft) {
        ReceivedMessages.Accepted first = received.known(partner, draft.idempotencyKey());
        if (first != null) {
            ChatAnswer.write(call, chats.owned(partner, first.message().chatId()), first);
        }
        return first != null;
    }

    private List<ReceivedMessage.Part> parts(Partner partner, Draft draft) {
        return draft.parts().stream().map(part -> part(partner, part)).toList();
    }

    private ReceivedMessage.Part part(Partner partner, Draft.Part part) {
        if (part.attachmentId() == null) {
            return new ReceivedMessage.Part(part.text() == null ? "media" : "text", part.text(), part.url(), null);
        }
        Attachments.Entry entry = attachments.owned(partner, UUID.fromString(part.attachmentId()));
        if (!entry.uploaded()) {
            throw Refusal.notReady();
        }
        return new ReceivedMessage.Part("media", null, null, entry.file());
    }

    private static JsonNode body(RoutingContext call) {
        JsonNode body = Fields.object(call.body().buffer());
        JsonNode key = body.path("message").path("idempotency_key");
        if (key.isTextual()) {
            Recording.idempotencyKey(call, key.textValue());
        }
        return body;
    }
}
