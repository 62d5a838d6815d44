package io.github.camellinq.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * The envelope in which the API reports every failure.
 *
 * @param success always false
 * @param error what went wrong; null when another server, such as a proxy, answered with its own JSON
 * @param traceId identifies the call for Linq's support; null where absent
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ErrorResponse(boolean success, Detail error, String traceId) {

    /**
     * One failure.
     *
     * @param status the HTTP status again
     * @param code Linq's error code of four digits; an open set
     * @param message a sentence for people
     * @param docUrl the page that explains the code; null where absent
     * @param retryAfter how many seconds to wait, with status 429; null where absent
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Detail(int status, int code, String message, String docUrl, Long retryAfter) {}
}
