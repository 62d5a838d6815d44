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

    /** The message's UUID, followed by a slash and the index of the part unless it is the first part. */
    public String words() {
        return partIndex == null || partIndex == 0 ? messageId : messageId + "/" + partIndex;
    }
}
