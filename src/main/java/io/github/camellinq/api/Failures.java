package io.github.camellinq.api;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/** Turns an answer other than success into an exception: the file is rejected, or the service is unavailable. */
public final class Failures {

    private static final int INVALID_VALUE = 1005;
    private static final int NOT_FOUND = 404;
    private static final int LONGEST_MESSAGE = 1_000;
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);

    private final ErrorTable table;

    public Failures(ErrorTable table) {
        this.table = table;
    }

    /**
     * The exception for an answer of the API. Linq's code decides first, then the status.
     *
     * @param call the call, such as {@code POST /v3/chats}; without secrets
     * @param request the body of the call; null when there was none
     * @param status the HTTP status, not a 2xx
     * @param body the body of the answer, which may be anything
     * @param retryAfter the header {@code Retry-After}; null where absent
     * @return a {@link LinqRejectedException} or a {@link LinqUnavailableException}
     */
    public RuntimeException of(String call, Object request, int status, byte[] body, String retryAfter) {
        ErrorResponse answer = parse(body);
        ErrorResponse.Detail detail = answer == null ? null : answer.error();
        ErrorTable.Row row = table.row(status, detail == null ? 0 : detail.code());
        String message = call + " answered " + status
                + (detail == null
                        ? " (" + row.meaning() + ")"
                        : "/" + detail.code() + ": " + shortened(detail.message()));
        if (status == NOT_FOUND && request instanceof AttachmentRequest) {
            // A call that creates something is answered 404 only when the server is not the API: no file is to blame.
            return new LinqUnavailableException(
                    message + "; this does not seem to be the Linq API, check linq.base-url",
                    withStatus(answer, status),
                    wait(retryAfter, detail),
                    null);
        }
        if (row.reason() != null) {
            Reason reason = isLink(request, detail) ? Reason.FIRST_MESSAGE_LINK : row.reason();
            return new LinqRejectedException(reason, message, withStatus(answer, status));
        }
        return new LinqUnavailableException(message, withStatus(answer, status), wait(retryAfter, detail), null);
    }

    /** Cuts the message short, because it is repeated in the log at each visit, in the ledger and in reports. */
    private static String shortened(String message) {
        return message == null || message.length() <= LONGEST_MESSAGE
                ? message
                : message.substring(0, LONGEST_MESSAGE) + "…";
    }

    /** Whether code 1005, an invalid value, is due to a link in a message that may be the first one of its chat. */
    private static boolean isLink(Object request, ErrorResponse.Detail detail) {
        return detail != null
                && detail.code() == INVALID_VALUE
                && request instanceof CreateChatRequest chat
                && chat.message().parts().stream().anyMatch(MessagePart::holdsLink);
    }

    /** The API's error envelope; null when a proxy or another server has answered, so that only the status counts. */
    private static ErrorResponse parse(byte[] body) {
        try {
            ErrorResponse answer = Json.MAPPER.readValue(body, ErrorResponse.class);
            return answer == null || answer.error() == null || answer.error().code() == 0 ? null : answer;
        } catch (IOException e) {
            return null;
        }
    }

    /** The envelope with the status of HTTP, whatever status it gives itself. Without an envelope, one with the status alone. */
    private static ErrorResponse withStatus(ErrorResponse answer, int status) {
        ErrorResponse.Detail said =
                answer == null ? new ErrorResponse.Detail(status, 0, null, null, null) : answer.error();
        return new ErrorResponse(
                false,
                new ErrorResponse.Detail(status, said.code(), said.message(), said.docUrl(), said.retryAfter()),
                answer == null ? null : answer.traceId());
    }

    /**
     * How long to wait, a day at most; null when the answer does not say so in a form that is understood. Asking too early does
     * no harm.
     */
    private static Duration wait(String header, ErrorResponse.Detail detail) {
        Long said = header == null ? null : seconds(header.strip());
        Long seconds = said == null && detail != null ? detail.retryAfter() : said;
        return seconds == null || seconds < 0 ? null : Duration.ofSeconds(Math.min(seconds, LONGEST_WAIT.toSeconds()));
    }

    /** Reads seconds, or a date (RFC 9110, 10.2.3) as a proxy may send it; null for anything else. */
    private static Long seconds(String header) {
        if (header.matches("[0-9]{1,18}")) {
            return Long.valueOf(header);
        }
        try {
            Instant date = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(header));
            return Math.max(0, Duration.between(Instant.now(), date).toSeconds());
        } catch (DateTimeException e) {
            return null;
        }
    }
}
