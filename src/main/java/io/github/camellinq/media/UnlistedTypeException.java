package io.github.camellinq.media;

/** A file is of a known type that the table does not have; the message is that type. */
final class UnlistedTypeException extends Exception {
    private static final long serialVersionUID = 1;

    UnlistedTypeException(String type) {
        super(type);
    }
}
