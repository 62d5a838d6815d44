package io.github.camellinq.api;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/** Tells what an answer other than success means: the file's fault or the service's. */
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
     * The exception for an answer of the API, by Linq's code, then by the status.
     *
     * @param call what was asked, such as {@code POST /v3/chats}; no secrets
     * @param request what was sent; null when nothing was
     * @param status the HTTP status, none of the 2xx
     * @param body what came with it, possibly none of the API's JSON
     * @param retryAfter the header of that name, null where absent
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
            // Whoever is to make something new and finds nothing is not at the API: no file's fault.
            return new LinqUnavailableException(
                    message + "; there seems to be no API of Linq, look at linq.base-url",
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

    /** It goes to the log at each visit, to the ledger and into reports. */
    private static String shortened(String message) {
        return message == null || message.length() <= LONGEST_MESSAGE
                ? message
                : message.substring(0, LONGEST_MESSAGE) + "…";
    }

    /** Code 1005 says that some value is invalid; with a link in a message that may be a chat's first, it is the link. */
    private static boolean isLink(Object request, ErrorResponse.Detail detail) {
        return detail != null
                && detail.code() == INVALID_VALUE
                && request instanceof CreateChatRequest chat
                && chat.message().parts().stream().anyMatch(MessagePart::holdsLink);
    }

    /** The API's envelope; null where something in between has answered, or another server: then the status alone counts. */
    private static ErrorResponse parse(byte[] body) {
        try {
            ErrorResponse answer = Json.MAPPER.readValue(body, ErrorResponse.class);
            return answer == null || answer.error() == null || answer.error().code() == 0 ? null : answer;
        } catch (IOException e) {
            return null;
        }
    }

    /** The status is HTTP's, whatever the envelope says, and also where none came. */
    private static ErrorResponse withStatus(ErrorResponse answer, int status) {
        ErrorResponse.Detail said =
                answer == null ? new ErrorResponse.Detail(status, 0, null, null, null) : answer.error();
        return new ErrorResponse(
                false,
                new ErrorResponse.Detail(status, said.code(), said.message(), said.docUrl(), said.retryAfter()),
                answer == null ? null : answer.traceId());
    }

    /** Null where nothing is said that is understood. No longer than a day: what is asked again too early is refused again. */
    private static Duration wait(String header, ErrorResponse.Detail detail) {
        Long said = header == null ? null : seconds(header.strip());
        Long seconds = said == null && detail != null ? detail.retryAfter() : said;
        return seconds == null || seconds < 0 ? null : Duration.ofSeconds(Math.min(seconds, LONGEST_WAIT.toSeconds()));
    }

    /** Seconds, or a date (RFC 9110, 10.2.3), which something in between may say; null where it is neither. */
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
