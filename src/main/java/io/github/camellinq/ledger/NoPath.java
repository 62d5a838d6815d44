package io.github.camellinq.ledger;

import java.nio.file.InvalidPathException;

/** Explains why a text is not a path on this system. */
public final class NoPath {

    private NoPath() {}

    /**
     * The explanation, as the continuation of a sentence about the text. Java itself says only that the input is malformed when
     * the locale lacks some of its characters.
     */
    public static String why(InvalidPathException failure) {
        String text = failure.getInput();
        return text.indexOf('\0') >= 0
                ? "contains a NUL character"
                : "cannot be a path here (" + failure.getReason() + "): in this locale, file names are encoded as "
                        + System.getProperty("sun.jnu.encoding", "something else")
                        + "; for other characters, set LANG=C.UTF-8";
    }
}
