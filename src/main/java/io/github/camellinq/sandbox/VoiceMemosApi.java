package io.github.camellinq.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camellinq.api.Json;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** {@code POST /v3/chats/{chatId}/voicememo}: sends audio to an existing chat. It has no idempotency key: each call sends a message. */
final class VoiceMemosApi {
    private static final long MAX_BYTES = 10 << 20;
    /** MP3, M4A, AAC, CAF, WAV, AIFF and AMR, in the spellings in which they can be registered. */
    private static final Set<String> TYPES = Set.of(
            "audio/mpeg",
            "audio/mp3",
            "audio/x-m4a",
            "audio/mp4",
            "audio/aac",
            "audio/x-caf",
            "audio/x-wav",
            "audio/aiff",
            "audio/x-aiff",
            "audio/amr");

    private final Chats chats;
    private final Attachments attachments;
    private final ReceivedMessages received;
    private final Set<String> lines;

    /** @param lines the numbers that may send; empty for any number */
    VoiceMemosApi(Chats chats, Attachments attachments, ReceivedMessages received, Set<String> lines) {
        this.chats = chats;
        this.attachments = attachments;
        this.received = received;
        this.lines = lines;
    }

    void send(RoutingContext call) {
        JsonNode body = Fields.object(call.body().buffer());
        Partner partner = Partners.of(call);
        String chatId = Fields.uuid("chatId", call.pathParam("chatId")).toString();
        String from = body.hasNonNull("from") ? Handles.from(body, lines) : null;
        String url = Fields.optionalString(body, "voice_memo_url");
        String attachmentId = Fields.optionalString(body, "attachment_id");
        if ((url == null) == (attachmentId == null)) {
            throw Refusal.invalidContent("either voice_memo_url or attachment_id must be provided, but not both");
        }
        if (url != null && !url.startsWith("https://")) {
            throw Refusal.invalidContent("voice_memo_url must use https");
        }
        Chat chat = chats.owned(partner, chatId);
        ReceivedAttachment file =
                attachmentId == null ? null : audio(partner, Fields.uuid("attachment_id", attachmentId));
        ReceivedMessage message = new ReceivedMessage(
                UUID.randomUUID().toString(),
                chat.id(),
                from == null ? chat.members().from() : from,
                chat.to(),
                List.of(new ReceivedMessage.Part("voice_memo", null, url, file)),
                null,
                null,
                null,
                "iMessage",
                Instant.now());
        received.add(new ReceivedMessages.Accepted(partner, message, false));
        Answer.json(call, 202, answer(chat, message));
    }

    private ReceivedAttachment audio(Partner partner, UUID id) {
        Attachments.Entry entry = attachments.owned(partner, id);
        if (!TYPES.contains(entry.file().contentType())) {
            throw Refusal.noVoiceMemoType(entry.file().contentType());
        }
        if (entry.file().sizeBytes() > MAX_BYTES) {
            throw Refusal.voiceMemoTooLarge();
        }
        if (!entry.uploaded()) {
            throw Refusal.notReady();
        }
        return entry.file();
    }

    private static ObjectNode answer(Chat chat, ReceivedMessage message) {
        ObjectNode answer = Json.MAPPER.createObjectNode();
        ObjectNode memo =
                answer.putObject("voice_memo").put("id", message.messageId()).put("from", message.from());
        ArrayNode to = memo.putArray("to");
        chat.to().forEach(to::add);
        memo.put("status", "queued").put("service", message.service());
        ObjectNode audio = memo.putObject("voice_memo");
        ReceivedAttachment file = message.attachment();
        if (file == null) {
            audio.put("url", message.parts().get(0).url());
        } else {
            audio.put("id", file.id())
                    .put("url", file.downloadUrl())
                    .put("filename", file.filename())
                    .put("mime_type", file.contentType())
                    .put("size_bytes", file.sizeBytes());
        }
        audio.putNull("duration_ms");
        memo.put("created_at", message.receivedAt().toString());
        ChatAnswer.info(memo.putObject("chat"), chat, message);
        return answer;
    }
}
