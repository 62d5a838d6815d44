package io.github.camellinq.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;

/**
 * What a message holds, apart from where it goes.
 *
 * @param parts 1 to 100, in the order in which they are shown; no two text parts in a row
 * @param idempotencyKey the same key is the same message; at most 255 characters, null for none
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MessageContent(List<MessagePart> parts, String idempotencyKey) {}
