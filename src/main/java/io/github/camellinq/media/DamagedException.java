package io.github.camellinq.media;

/**
 * A file begins like a known format, but is damaged or incomplete. The message says what is wrong, as in "its directory is
 * missing".
 */
final class DamagedException extends Exception {
    private static final long serialVersionUID = 1;

    DamagedException(String message) {
        super(message);
    }
}
