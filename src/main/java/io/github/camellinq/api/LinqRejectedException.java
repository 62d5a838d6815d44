package io.github.camellinq.api;

/**
 * A delivery failed through the file's own fault: doing the same again cannot help. The file belongs into the dead
 * letter folder with {@link #reason()}.
 */
public class LinqRejectedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Reason reason;
    private final transient ErrorResponse answer;

    /**
     * A rejection that was found before the API was asked.
     *
     * @param message says what is wrong, with which file, and what to do
     */
    public LinqRejectedException(Reason reason, String message) {
        this(reason, message, null);
    }

    /** A rejection by the API; {@code answer} is what it said. */
    public LinqRejectedException(Reason reason, String message, ErrorResponse answer) {
        super(message);
        this.reason = reason;
        this.answer = answer;
    }

    public Reason reason() {
        return reason;
    }

    /** What the API answered; null when it was not asked. */
    public ErrorResponse answer() {
        return answer;
    }
}
