package io.github.camellinq.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * The message that a message replies to.
 *
 * @param messageId a UUID
 * @param partIndex which part of it, from 0; null for the first
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReplyTo(String messageId, Integer partIndex) {

    /** In one word: the message's UUID, and after a slash the part where it is not the first. */
    public String words() {
        return partIndex == null || partIndex == 0 ? messageId : messageId + "/" + partIndex;
    }
}
