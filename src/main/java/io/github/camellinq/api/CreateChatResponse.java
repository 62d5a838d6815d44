package io.github.camellinq.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * The answer to {@code POST /v3/chats}.
 *
 * @param chat the chat, which may have existed before
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CreateChatResponse(Chat chat) {

    /**
     * A chat and the message that was sent to it by this call.
     *
     * @param id a UUID
     * @param service {@code iMessage}, {@code SMS} or {@code RCS}; an open set; null where the API does not give it
     * @param message the accepted message
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Chat(String id, String service, SentMessage message) {}
}
