package io.github.camellinq.ledger;

/**
 * The claim is no longer held: it was given back, or its lease ended and another node took the delivery over. Nothing was
 * written.
 */
public class LostClaimException extends LedgerException {
    private static final long serialVersionUID = 1;

    LostClaimException(Key key) {
        super("The claim on " + key.item() + " for " + key.recipient()
                + " was given back, or taken over by another process");
    }
}
