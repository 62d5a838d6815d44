package io.github.camellinq.ledger;

/** The delivery is no longer ours: the claim was given back, or its lease ended and another node took it. Nothing was written. */
public class LostClaimException extends LedgerException {
    private static final long serialVersionUID = 1;

    LostClaimException(Key key) {
        super("The claim of " + key.item() + " for " + key.recipient() + " was given back or taken over");
    }
}
