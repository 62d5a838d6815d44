package io.github.camellinq.sandbox;

import java.time.Duration;
import java.util.Locale;
import java.util.Objects;

/**
 * What goes wrong with a call, once. A fault before the call leaves nothing behind; after it, everything is kept and only
 * the answer is lost or wrong. Made by the methods here; two of the same kind and values are equal.
 *
 * @param kind what goes wrong
 * @param status the HTTP status of {@link Kind#STATUS}, else 0
 * @param code the API's error code of {@link Kind#STATUS}, else 0; the store, which speaks S3's XML, leaves it out
 * @param time how long a stall lasts, or what {@code Retry-After} says; null for neither
 * @param body what is answered in place of the envelope; null for the envelope
 */
public record Fault(Kind kind, int status, int code, Duration time, String body) {

    static final String HTML = "text/html; charset=utf-8";

    /** What can go wrong. Over HTTP in small letters. */
    public enum Kind {
        STATUS,
        RESET_BEFORE,
        RESET_AFTER,
        TRUNCATED,
        NO_JSON,
        NO_IDS,
        STALL_BEFORE,
        STALL_AFTER,
        EXPIRED_URL;

        boolean stalls() {
            return this == STALL_BEFORE || this == STALL_AFTER;
        }

        /** As it is written in JSON. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @throws IllegalArgumentException naming the value that cannot be */
    public Fault {
        Objects.requireNonNull(kind, "kind");
        boolean answers = kind == Kind.STATUS;
        if (answers ? status < 400 || status > 599 : status != 0) {
            throw new IllegalArgumentException("status: " + status + " is no error (400 to 599)");
        }
        if (answers && body == null ? code < 1000 || code > 9999 : code != 0) {
            throw new IllegalArgumentException("code: " + code + " is no error code (1000 to 9999)");
        }
        if (body != null && !answers) {
            throw new IllegalArgumentException("body: only a status has one");
        }
        if (time == null ? kind.stalls() : time.isNegative() || !answers && !kind.stalls()) {
            throw new IllegalArgumentException("time: " + time + " is none that " + kind + " can take");
        }
    }

    /** The call is refused with the API's envelope; at the store with S3's XML, without the code. Nothing is kept. */
    public static Fault status(int status, int code) {
        return new Fault(Kind.STATUS, status, code, null, null);
    }

    /** The call is refused with a body of one's own, JSON if it begins with a brace, else HTML. Nothing is kept. */
    public static Fault status(int status, String body) {
        return new Fault(Kind.STATUS, status, 0, null, Objects.requireNonNull(body, "body"));
    }

    /** 429 with {@code Retry-After} in whole seconds, and code 1007. Nothing is kept. */
    public static Fault tooManyRequests(Duration retryAfter) {
        return new Fault(Kind.STATUS, 429, 1007, Objects.requireNonNull(retryAfter, "retryAfter"), null);
    }

    /** The connection is reset (TCP RST) before anything of the body is read. Nothing is kept. */
    public static Fault resetBefore() {
        return of(Kind.RESET_BEFORE);
    }

    /** The call is done, and the connection reset (TCP RST) in place of the answer. */
    public static Fault resetAfter() {
        return of(Kind.RESET_AFTER);
    }

    /** The call is done, and the connection closed in the middle of the answer: of its head where it has no body. */
    public static Fault truncated() {
        return of(Kind.TRUNCATED);
    }

    /** The call is done and answered with its status, 200 for 204, and an HTML page in place of the answer. */
    public static Fault noJson() {
        return of(Kind.NO_JSON);
    }

    /** The call is done and answered with its status and <code>{}</code>, where it has a body; by the store without an ETag. */
    public static Fault noIds() {
        return of(Kind.NO_IDS);
    }

    /** For that long nothing of the body is read; then the call goes on, if its client still waits. */
    public static Fault stallBefore(Duration time) {
        return new Fault(Kind.STALL_BEFORE, 0, 0, time, null);
    }

    /** The call is done, and its answer comes that much later. */
    public static Fault stallAfter(Duration time) {
        return new Fault(Kind.STALL_AFTER, 0, 0, time, null);
    }

    /** 403 of the store as S3 answers a presigned URL that is over; for {@link Call#PUT} alone. Nothing is kept. */
    public static Fault expiredUrl() {
        return of(Kind.EXPIRED_URL);
    }

    /** What {@code Retry-After} says; null for nothing. Begun seconds count. */
    Long retryAfterSeconds() {
        return kind == Kind.STATUS && time != null ? time.plusMillis(999).toSeconds() : null;
    }

    /** Of a body of one's own. */
    String contentType() {
        return body.startsWith("{") ? Answer.JSON : HTML;
    }

    private static Fault of(Kind kind) {
        return new Fault(kind, 0, 0, null, null);
    }

    /** Whether the call is done before the fault strikes. */
    boolean after() {
        return switch (kind) {
            case STATUS, RESET_BEFORE, STALL_BEFORE, EXPIRED_URL -> false;
            case RESET_AFTER, TRUNCATED, NO_JSON, NO_IDS, STALL_AFTER -> true;
        };
    }

    /** What the log says was answered: 0 when nothing reaches the client. */
    int answered(int status) {
        return kind == Kind.RESET_BEFORE || kind == Kind.RESET_AFTER ? 0 : status;
    }

    /** Short, as the request log shows it: {@code status 503 4004}, {@code reset_after}, {@code stall_after 500 ms}. */
    @Override
    public String toString() {
        String values = (status == 0 ? "" : " " + status)
                + (code == 0 ? "" : " " + code)
                + (time == null ? "" : " " + time.toMillis() + " ms");
        return kind.name().toLowerCase(Locale.ROOT) + values;
    }
}
