package io.github.camellinq.ledger;

/**
 * Where the ledger is.
 *
 * @param url {@code jdbc:sqlite:<file>} or {@code jdbc:postgresql://…}
 * @param user null where the URL says it, or nobody is asked
 * @param password a secret; null where nobody is asked
 * @param node this process's name, for other nodes to read; each opening adds something of its own to it
 * @param connections how many connections to PostgreSQL at most; SQLite has one
 */
public record LedgerSettings(String url, String user, String password, String node, int connections) {

    /** Settings that need no user. */
    public LedgerSettings(String url) {
        this(url, null, null, "local", 4);
    }

    /** Says everything but the password; a URL's query may hold one and is left out. */
    @Override
    public String toString() {
        return "LedgerSettings[url=" + place() + ", node=" + node + ", connections=" + connections + "]";
    }

    /** The URL without anything that may be secret. */
    String place() {
        return LedgerUrl.place(url);
    }
}
