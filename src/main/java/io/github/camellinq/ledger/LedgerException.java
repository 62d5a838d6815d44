package io.github.camellinq.ledger;

/** The ledger cannot be opened, read or written. The message says which ledger, why, and what to do. */
public class LedgerException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public LedgerException(String message) {
        super(message);
    }

    public LedgerException(String message, Throwable cause) {
        super(message, cause);
    }
}
