package io.github.camellinq.api;

/**
 * A delivery failed because of the file itself, so that a retry cannot help. The file is to become a dead letter with
 * {@link #reason()}.
 */
public class LinqRejectedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Reason reason;
    private final transient ErrorResponse answer;

    /**
     * A rejection before the API was called.
     *
     * @param message what is wrong, with which file, and what to do
     */
    public LinqRejectedException(Reason reason, String message) {
        this(reason, message, null);
    }

    /** A rejection by the API, with its {@code answer}. */
    public LinqRejectedException(Reason reason, String message, ErrorResponse answer) {
        super(message);
        this.reason = reason;
        this.answer = answer;
    }

    public Reason reason() {
        return reason;
    }

    /** What the API answered; null when it was not called. */
    public ErrorResponse answer() {
        return answer;
    }
}
