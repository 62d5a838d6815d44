package io.github.camellinq.ledger;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the URL of a ledger. Its query may contain a secret, so no message repeats it. */
public final class LedgerUrl {

    private LedgerUrl() {}

    /** The URL without its query; when it has a user before the host, also without everything after the slashes. */
    static String place(String url) {
        return hasUser(url) ? url.replaceFirst("(?s)//.*", "//…") : url.replaceFirst("(?s)\\?.*", "");
    }

    /** The file that a URL names; empty when it names a server or memory, or when no file can have that name. */
    public static Optional<Path> file(String url) {
        try {
            return named(url);
        } catch (InvalidPathException e) {
            // Reported by fault.
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

    /** A password may contain any character, so an @ counts wherever it cannot belong to a value of the query. */
    private static boolean hasUser(String url) {
        return url.matches("(?s)[^?]*//([^?]*|[^=]*)@.*");
    }

    /** What is wrong with a URL, as the continuation of a sentence about it; empty when its driver can read it. */
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
            return Optional.of(" has a literal %: write %25 for %, %26 for &, %23 for # and %2B for +");
        }
        return Optional.empty();
    }
}
