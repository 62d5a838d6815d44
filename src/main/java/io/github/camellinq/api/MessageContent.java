package io.github.camellinq.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;

/**
 * The content of a message, without its recipient.
 *
 * @param parts 1 to 100 parts, in the order in which they are shown; never two text parts in a row
 * @param effect null for none
 * @param replyTo null when the message is not a reply
 * @param idempotencyKey messages with the same key are the same message; at most 255 characters; null for none
 * @param preferredService one of {@link #SERVICES}; null for the first that works
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MessageContent(
        List<MessagePart> parts,
        MessageEffect effect,
        ReplyTo replyTo,
        String idempotencyKey,
        String preferredService) {

    /** The names of the services ("ServiceType"). */
    public static final List<String> SERVICES = List.of("iMessage", "SMS", "RCS");

    /** A message without an effect that is not a reply, to be sent by any service that works. */
    public MessageContent(List<MessagePart> parts, String idempotencyKey) {
        this(parts, null, null, idempotencyKey, null);
    }

    /** The same message with another idempotency key. */
    public MessageContent withKey(String key) {
        return new MessageContent(parts, effect, replyTo, key, preferredService);
    }
}
