package io.github.camellinq.sandbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.Instant;

/**
 * A request that reached the sandbox and was answered, refused ones and those that a fault struck too. Of the store's
 * requests only the uploads that it took, or that a fault struck, are here. Holds no token and no query.
 *
 * @param path without the query, as it was sent
 * @param status what was answered; 0 for nothing
 * @param idempotencyKey of the message in the body; null when there was none
 * @param userAgent null when there was none
 * @param fault which fault struck it, for example {@code reset_after}; null for none
 * @param at when it was answered
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReceivedRequest(
        String method,
        String path,
        int status,
        String idempotencyKey,
        String userAgent,
        String fault,
        @JsonSerialize(using = ToStringSerializer.class) Instant at) {}
