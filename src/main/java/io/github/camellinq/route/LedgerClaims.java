package io.github.camellinq.route;

import io.github.camellinq.ledger.Claim;
import io.github.camellinq.ledger.ClaimAnswer;
import io.github.camellinq.ledger.ClaimRequest;
import io.github.camellinq.ledger.Key;
import io.github.camellinq.ledger.Ledger;
import io.github.camellinq.ledger.Pace;
import java.time.Clock;
import org.apache.camel.Exchange;

/** Asks the ledger for the right to work on a delivery, on the terms that hold for every source. */
final class LedgerClaims {
    private final Ledger ledger;
    private final Leases leases;
    private final Clock clock;

    LedgerClaims(Ledger ledger, Leases leases, Clock clock) {
        this.ledger = ledger;
        this.leases = leases;
        this.clock = clock;
    }

    /**
     * Claims an item for a recipient, until the exchange is done.
     *
     * @param recipient who gets it, or the word that should have said it
     */
    ClaimAnswer claim(Exchange exchange, Delivery delivery, String recipient, String idempotencyKey) {
        Item item = delivery.item();
        ClaimAnswer answer = ledger.claim(new ClaimRequest(
                new Key(item.id(), item.version(), recipient),
                idempotencyKey,
                item.name(),
                item.content().size(),
                clock.instant(),
                leases.end(),
                Pace.NONE));
        if (answer instanceof Claim claim) {
            delivery.setClaim(claim);
            leases.keep(claim, exchange);
        }
        return answer;
    }

    /** The visit has written its end into the ledger. */
    void ended(Claim claim) {
        leases.ended(claim);
    }
}
