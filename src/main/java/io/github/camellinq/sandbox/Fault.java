package io.github.camellinq.sandbox;

import java.time.Duration;
import java.util.Locale;
import java.util.Objects;

/**
 * What goes wrong with one call. After a fault that strikes before the call is carried out, nothing is kept. After one that strikes
 * later, everything is kept, and only the answer is lost or wrong. Create faults with the static methods.
 *
 * @param kind what goes wrong
 * @param status the HTTP status of {@link Kind#STATUS}, else 0
 * @param code the API's error code of {@link Kind#STATUS}, else 0; the store leaves it out, because it answers in S3's XML
 * @param time how long a stall lasts, or the value of {@code Retry-After}; null for neither
 * @param body the body that is answered in place of the error envelope; null for the envelope
 */
public record Fault(Kind kind, int status, int code, Duration time, String body) {

    static final String HTML = "text/html; charset=utf-8";

    /** What can go wrong. Over HTTP the names are in lower case. */
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

        /** The name in JSON. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @throws IllegalArgumentException naming the value that is not allowed */
    public Fault {
        Objects.requireNonNull(kind, "kind");
        boolean answers = kind == Kind.STATUS;
        if (answers ? status < 400 || status > 599 : status != 0) {
            throw new IllegalArgumentException("status: " + status + " is not an error (400 to 599)");
        }
        if (answers && body == null ? code < 1000 || code > 9999 : code != 0) {
            throw new IllegalArgumentException("code: " + code + " is not an error code (1000 to 9999)");
        }
        if (body != null && !answers) {
            throw new IllegalArgumentException("body: only a fault of the kind status has one");
        }
        if (time == null ? kind.stalls() : time.isNegative() || !answers && !kind.stalls()) {
            throw new IllegalArgumentException("time: " + time + " is not allowed for " + kind);
        }
    }

    /** The call is refused with the API's envelope; at the store with S3's XML, without the code. Nothing is kept. */
    public static Fault status(int status, int code) {
        return new Fault(Kind.STATUS, status, code, null, null);
    }

    /** The call is refused with this body, which is JSON if it begins with a brace, else HTML. Nothing is kept. */
    public static Fault status(int status, String body) {
        return new Fault(Kind.STATUS, status, 0, null, Objects.requireNonNull(body, "body"));
    }

    /** The call is refused with 429, code 1007, and {@code Retry-After} rounded up to whole seconds. Nothing is kept. */
    public static Fault tooManyRequests(Duration retryAfter) {
        return new Fault(Kind.STATUS, 429, 1007, Objects.requireNonNull(retryAfter, "retryAfter"), null);
    }

    /** The connection is reset (TCP RST) before anything of the body is read. Nothing is kept. */
    public static Fault resetBefore() {
        return of(Kind.RESET_BEFORE);
    }

    /** The call is carried out, and the connection is reset (TCP RST) in place of the answer. */
    public static Fault resetAfter() {
        return of(Kind.RESET_AFTER);
    }

    /** The call is carried out, and the connection is closed in the middle of the answer's body, or of its head if it has no body. */
    public static Fault truncated() {
        return of(Kind.TRUNCATED);
    }

    /** The call is carried out, and answered with its status (200 in place of 204) and an HTML page. */
    public static Fault noJson() {
        return of(Kind.NO_JSON);
    }

    /** The call is carried out, and answered with its status and <code>{}</code>, if it has a body; by the store without an ETag. */
    public static Fault noIds() {
        return of(Kind.NO_IDS);
    }

    /** For this time nothing of the body is read; then the call is carried out, if its client still waits. */
    public static Fault stallBefore(Duration time) {
        return new Fault(Kind.STALL_BEFORE, 0, 0, time, null);
    }

    /** The call is carried out, and answered after this time. */
    public static Fault stallAfter(Duration time) {
        return new Fault(Kind.STALL_AFTER, 0, 0, time, null);
    }

    /** The store answers 403, as S3 does for an expired presigned URL; only for {@link Call#PUT}. Nothing is kept. */
    public static Fault expiredUrl() {
        return of(Kind.EXPIRED_URL);
    }

    /** The value of {@code Retry-After}, rounded up to whole seconds; null for none. */
    Long retryAfterSeconds() {
        return kind == Kind.STATUS && time != null ? time.plusMillis(999).toSeconds() : null;
    }

    /** The Content-Type of {@code body}, which must not be null. */
    String contentType() {
        return body.startsWith("{") ? Answer.JSON : HTML;
    }

    private static Fault of(Kind kind) {
        return new Fault(kind, 0, 0, null, null);
    }

    /** Whether the call is carried out before the fault strikes. */
    boolean after() {
        return switch (kind) {
            case STATUS, RESET_BEFORE, STALL_BEFORE, EXPIRED_URL -> false;
            case RESET_AFTER, TRUNCATED, NO_JSON, NO_IDS, STALL_AFTER -> true;
        };
    }

    /** The status for the request log: 0 when no answer reaches the client. */
    int answered(int status) {
        return kind == Kind.RESET_BEFORE || kind == Kind.RESET_AFTER ? 0 : status;
    }

    /** The short form in the request log: {@code status 503 4004}, {@code reset_after}, {@code stall_after 500 ms}. */
    @Override
    public String toString() {
        String values = (status == 0 ? "" : " " + status)
                + (code == 0 ? "" : " " + code)
                + (time == null ? "" : " " + time.toMillis() + " ms");
        return kind.name().toLowerCase(Locale.ROOT) + values;
    }
}
