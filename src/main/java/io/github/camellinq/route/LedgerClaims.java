package io.github.camellinq.route;

import io.github.camellinq.ledger.ClaimAnswer;
import io.github.camellinq.ledger.ClaimRequest;
import io.github.camellinq.ledger.Key;
import io.github.camellinq.ledger.Ledger;
import io.github.camellinq.ledger.Pace;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Asks the ledger for the right to work on a delivery, on the terms that hold for every source. */
final class LedgerClaims {

    /** A node that died is noticed after this long; a live one renews in time. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private final Ledger ledger;
    private final Clock clock;

    LedgerClaims(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Claims an item for a recipient.
     *
     * @param recipient who gets it, or the word that should have said it
     */
    ClaimAnswer claim(Delivery delivery, String recipient, String idempotencyKey) {
        Instant now = clock.instant();
        Item item = delivery.item();
        return ledger.claim(new ClaimRequest(
                new Key(item.id(), item.version(), recipient),
                idempotencyKey,
                item.name(),
                item.content().size(),
                now,
                now.plus(LEASE),
                Pace.NONE));
    }
}
