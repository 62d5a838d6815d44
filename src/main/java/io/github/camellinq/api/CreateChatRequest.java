package io.github.camellinq.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;

/**
 * The body of {@code POST /v3/chats} ("Create a new chat"): a first message to one or several handles. The same
 * {@code from} and the same set of {@code to} denote the same chat.
 *
 * @param from the sending line, in E.164 form
 * @param to 1 to 31 handles, each an E.164 number or an email address; several handles form one group chat
 * @param message the message to send
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CreateChatRequest(String from, List<String> to, MessageContent message) {}
