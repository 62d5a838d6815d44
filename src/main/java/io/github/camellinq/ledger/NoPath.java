package io.github.camellinq.ledger;

import java.nio.file.InvalidPathException;

/** Says why a text is no path on this system. */
public final class NoPath {

    private NoPath() {}

    /** As a sentence about it goes on. Java says only that it is malformed, where the locale has not all of its characters. */
    public static String why(InvalidPathException failure) {
        String text = failure.getInput();
        return text.indexOf('\0') >= 0
                ? "holds a NUL"
                : "cannot be a path here (" + failure.getReason() + "): file names are "
                        + System.getProperty("sun.jnu.encoding", "of another encoding")
                        + ", by the locale; set LANG=C.UTF-8 for those with other characters";
    }
}
