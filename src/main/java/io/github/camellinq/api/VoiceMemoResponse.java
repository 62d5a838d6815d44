package io.github.camellinq.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/** The answer to {@code POST /v3/chats/{chatId}/voicememo}. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record VoiceMemoResponse(VoiceMemo voiceMemo) {

    /**
     * A voice memo that the API accepted. Accepted is not delivered: delivery is reported by webhook.
     *
     * @param id the id of the message, a UUID
     * @param status such as {@code queued}; an open set
     */
    public record VoiceMemo(String id, String status) {}
}
