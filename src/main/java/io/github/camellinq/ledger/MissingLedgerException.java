package io.github.camellinq.ledger;

/**
 * A ledger was opened with {@link JdbcLedger#visit} where there is none yet: nothing was ever delivered with it. None was
 * created.
 */
public class MissingLedgerException extends LedgerException {
    private static final long serialVersionUID = 1;

    MissingLedgerException(LedgerSettings settings) {
        super("There is no ledger yet at " + settings.place() + ": run creates it when it first starts");
    }
}
