package io.github.camellinq.ledger;

/**
 * Where the ledger is.
 *
 * @param url {@code jdbc:sqlite:<file>} or {@code jdbc:postgresql://…}
 * @param user null when the URL gives it, or none is needed
 * @param password a secret; null when the URL gives it, or none is needed
 * @param node this process's name, for other nodes to read; each time a ledger is opened, a unique suffix is added to it
 * @param connections the greatest number of connections to PostgreSQL; SQLite has one
 */
public record LedgerSettings(String url, String user, String password, String node, int connections) {

    /** Settings without a user. */
    public LedgerSettings(String url) {
        this(url, null, null, "local", 4);
    }

    /** Leaves out the user and the password, and the query of the URL, which may contain them. */
    @Override
    public String toString() {
        return "LedgerSettings[url=" + place() + ", node=" + node + ", connections=" + connections + "]";
    }

    /** The URL without any part that may be secret. */
    String place() {
        return LedgerUrl.place(url);
    }
}
