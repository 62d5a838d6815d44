package io.github.camellinq.sandbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.Instant;

/**
 * A request that reached the sandbox, including those that were refused or struck by a fault. Of the requests to the store only
 * uploads are here, and only those that were accepted or struck by a fault. Holds no token and no query.
 *
 * @param path as it was sent, without the query; of an upload without the file's name
 * @param status the status of the answer; 0 when there was no answer
 * @param idempotencyKey that of the message in the body; null for none
 * @param userAgent null for none
 * @param fault the fault that struck it, for example {@code reset_after}; null for none
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
