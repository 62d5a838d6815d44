package io.github.camellinq.route;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Recognizes files whose names this process can read. A name with characters that the locale does not have is listed with its
 * bytes, but no text leads to it or to what lies beside it.
 */
final class ReadableNames {

    /** What is wrong with any other name, and what to do. */
    static final String UNREADABLE = "its name cannot be read in this locale; set LANG=C.UTF-8";

    private ReadableNames() {}

    static boolean has(Path path) {
        try {
            return Path.of(path.toString()).equals(path);
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
