package io.github.camellinq.route;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.github.camellinq.ledger.Stage;

/**
 * What stands beside a dead letter as {@code <file>.error.json}: why it could not be delivered and where it came from.
 *
 * @param file its original name
 * @param source where it was found
 * @param recipient who should have received it; null when nobody was named
 * @param reason a stable word, such as {@code unsupported-type}
 * @param stage how far it got: {@code RECEIVED} or {@code UPLOADED}
 * @param message what is wrong and what to do
 * @param httpStatus the status that the API answered; null when it was not asked
 * @param linqCode Linq's own code; null when there was none
 * @param traceId identifies the call to Linq's support; null when there was none
 * @param docUrl where the code is explained; null when there was none
 * @param attempts how often it was visited
 * @param firstAttempt when the first visit began, in the format of RFC 3339
 * @param lastAttempt when it was set aside, in the format of RFC 3339
 * @param attachmentId what was uploaded; null when nothing was
 * @param idempotencyKey the key of the delivery, which a replay uses again; null when it was not claimed
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeadLetterReport(
        String file,
        String source,
        String recipient,
        String reason,
        String stage,
        String message,
        Integer httpStatus,
        Integer linqCode,
        String traceId,
        String docUrl,
        int attempts,
        String firstAttempt,
        String lastAttempt,
        String attachmentId,
        String idempotencyKey) {

    /** What the name of a report ends with. */
    public static final String SUFFIX = ".error.json";

    /** How far a delivery with this attachment got; null stands for no attachment. */
    static String stage(String attachmentId) {
        return (attachmentId == null ? Stage.RECEIVED : Stage.UPLOADED).name();
    }

    /** The same report with another source. */
    DeadLetterReport from(String other) {
        return new DeadLetterReport(
                file,
                other,
                recipient,
                reason,
                stage,
                message,
                httpStatus,
                linqCode,
                traceId,
                docUrl,
                attempts,
                firstAttempt,
                lastAttempt,
                attachmentId,
                idempotencyKey);
    }
}
