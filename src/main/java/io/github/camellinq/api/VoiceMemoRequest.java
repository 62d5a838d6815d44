package io.github.camellinq.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * The body of {@code POST /v3/chats/{chatId}/voicememo} ("Send a voice memo to a chat"). There is no idempotency key: repeating
 * the call sends another voice memo.
 *
 * @param from the sending line; null for the line of the chat
 * @param attachmentId an uploaded audio file
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record VoiceMemoRequest(String from, String attachmentId) {}
