package io.github.camellinq.api;

import java.time.Duration;

/** A delivery failed, but not because of the file: a retry can succeed later. The file stays where it is. */
public class LinqUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient ErrorResponse answer;
    private final Duration retryAfter;

    /** A failure without an answer of the API: no connection, a reset, a stall, or an answer that cannot be read. */
    public LinqUnavailableException(String message, Throwable cause) {
        this(message, null, null, cause);
    }

    /**
     * A failure with an answer.
     *
     * @param retryAfter how long the API asked to wait; null when it did not say
     */
    public LinqUnavailableException(String message, ErrorResponse answer, Duration retryAfter, Throwable cause) {
        super(message, cause);
        this.answer = answer;
        this.retryAfter = retryAfter;
    }

    /** What the API answered; null when there was no answer, or it did not come from the API. */
    public ErrorResponse answer() {
        return answer;
    }

    /** How long the API asked to wait; null when it did not say. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
