package io.github.camellinq.sandbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A message that the sandbox accepted. It exists once, however often its idempotency key was repeated.
 *
 * @param messageId a UUID
 * @param chatId a UUID
 * @param from the sending line
 * @param to the other members of the chat
 * @param parts in the order of the message, at least one
 * @param effect null for none
 * @param replyTo null when it is not a reply
 * @param idempotencyKey null for none
 * @param service {@code iMessage}, {@code SMS} or {@code RCS}: the preferred one, else {@code iMessage}
 * @param receivedAt when it was accepted
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReceivedMessage(
        String messageId,
        String chatId,
        String from,
        List<String> to,
        List<Part> parts,
        Effect effect,
        Reply replyTo,
        String idempotencyKey,
        String service,
        @JsonSerialize(using = ToStringSerializer.class) Instant receivedAt) {

    /** The first text of the message; null for none. */
    @JsonProperty
    public String text() {
        return parts.stream()
                .map(Part::value)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** The first uploaded file of the message, as it was when the message arrived; null for none. */
    @JsonProperty
    public ReceivedAttachment attachment() {
        return parts.stream()
                .map(Part::attachment)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /**
     * An iMessage effect.
     *
     * @param type {@code screen} or {@code bubble}
     * @param name such as {@code confetti}
     */
    public record Effect(String type, String name) {}

    /**
     * The message that a message replies to.
     *
     * @param messageId a UUID
     * @param partIndex the part of that message, counted from 0
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Reply(String messageId, int partIndex) {}

    /**
     * One part: exactly one of the last three is not null.
     *
     * @param type {@code text}, {@code media} or {@code voice_memo}
     * @param value the text of a text part
     * @param url the URL of media or a voice memo that was not uploaded; never fetched
     * @param attachment the uploaded file of media or a voice memo
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Part(String type, String value, String url, ReceivedAttachment attachment) {}
}
