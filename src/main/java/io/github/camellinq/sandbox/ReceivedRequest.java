package io.github.camellinq.sandbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.Instant;

/**
 * A request that reached the sandbox and was answered, refused ones too. Of the store's requests only the uploads that
 * it took are here. Holds no token and no query.
 *
 * @param path without the query, as it was sent
 * @param status what was answered
 * @param idempotencyKey of the message in the body; null when there was none
 * @param userAgent null when there was none
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
        @JsonSerialize(using = ToStringSerializer.class) Instant at) {}
