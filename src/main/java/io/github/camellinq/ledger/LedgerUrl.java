package io.github.camellinq.ledger;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Looks at the address of a ledger, whose query may hold a secret: nothing that is said of it repeats a part of it. */
public final class LedgerUrl {

    private LedgerUrl() {}

    /** The address without its query, and without all where a user stands before the host. */
    static String place(String url) {
        return hasUser(url) ? url.replaceFirst("(?s)//.*", "//…") : url.replaceFirst("(?s)\\?.*", "");
    }

    /** The file that an address names; empty for one that names none, as of a server or of memory, and where none can have the name. */
    public static Optional<Path> file(String url) {
        try {
            return named(url);
        } catch (InvalidPathException e) {
            // Told as a fault of the address.
            return Optional.empty();
        }
    }

    private static Optional<Path> named(String url) {
        String name = url.replaceFirst("(?s)\\?.*", "");
        if (!name.startsWith(SqliteDatabase.PREFIX)) {
            return Optional.empty();
        }
        return Optional.of(name.substring(SqliteDatabase.PREFIX.length()))
                .filter(path -> !path.isBlank() && !path.startsWith(":") && !path.startsWith("file:"))
                .map(path -> Path.of(path).toAbsolutePath());
    }

    /** A password may have any character in it, so an @ counts wherever no value of the query can have it. */
    private static boolean hasUser(String url) {
        return url.matches("(?s)[^?]*//([^?]*|[^=]*)@.*");
    }

    /** What is wrong with an address, as a sentence about it goes on; empty for one that its driver can make something of. */
    public static Optional<String> fault(String url) {
        try {
            named(url);
        } catch (InvalidPathException e) {
            return Optional.of(" " + NoPath.why(e));
        }
        if (!url.startsWith(PostgresDatabase.PREFIX)) {
            return Optional.empty();
        }
        if (hasUser(url)) {
            return Optional.of(" has a user before its host: write ?user=…&password=… after the database instead");
        }
        if (url.matches("(?s).*%(?![0-9A-Fa-f]{2}).*")) {
            return Optional.of(" has a % that stands for itself: write %25 for it, %26 for &, %23 for # and %2B for +");
        }
        return Optional.empty();
    }
}
