package io.github.camellinq.media;

/** A file begins like a format and is not sound further on; the message completes "is a …" with what is wrong. */
final class DamagedException extends Exception {
    private static final long serialVersionUID = 1;

    DamagedException(String message) {
        super(message);
    }
}
