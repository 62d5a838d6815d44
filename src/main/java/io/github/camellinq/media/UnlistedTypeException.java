package io.github.camellinq.media;

/** A file is of a known type that is not in the table. The message is the name of that type. */
final class UnlistedTypeException extends Exception {
    private static final long serialVersionUID = 1;

    UnlistedTypeException(String type) {
        super(type);
    }
}
