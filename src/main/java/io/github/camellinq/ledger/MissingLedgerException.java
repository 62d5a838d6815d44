package io.github.camellinq.ledger;

/** There is no ledger yet where one is asked: nothing was ever delivered with it. Asking does not make one. */
public class MissingLedgerException extends LedgerException {
    private static final long serialVersionUID = 1;

    MissingLedgerException(LedgerSettings settings) {
        super("There is no ledger yet at " + settings.place() + ": run makes it when it first starts");
    }
}
