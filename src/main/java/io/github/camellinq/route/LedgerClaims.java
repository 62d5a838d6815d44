package io.github.camellinq.route;

import io.github.camellinq.ledger.Claim;
import io.github.camellinq.ledger.ClaimAnswer;
import io.github.camellinq.ledger.ClaimRequest;
import io.github.camellinq.ledger.Key;
import io.github.camellinq.ledger.Ledger;
import io.github.camellinq.ledger.Pace;
import io.github.camellinq.ledger.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;

/** Asks the ledger for the right to work on a delivery, on the terms that hold for every source. */
final class LedgerClaims {
    private final Ledger ledger;
    private final Leases leases;
    private final Settings.RateLimit limit;
    private final Clock clock;

    /** Pairs that the API itself asked to leave alone, and the recipients who they are. */
    private final Rests pairsLimited;

    private final Rests recipientsLimited;

    LedgerClaims(Ledger ledger, Leases leases, Settings.RateLimit limit, Clock clock) {
        this.ledger = ledger;
        this.leases = leases;
        this.limit = limit;
        this.clock = clock;
        this.pairsLimited = new Rests(clock);
        this.recipientsLimited = new Rests(clock);
    }

    /**
     * Claims an item for a recipient, until the exchange is done.
     *
     * @param recipient who gets it, or the word that should have said it
     * @param pairs what the API counts the message by; none where nobody is named
     */
    ClaimAnswer claim(
            Exchange exchange, Delivery delivery, String recipient, List<String> pairs, String idempotencyKey) {
        Optional<Instant> later = pairs.stream()
                .flatMap(pair -> pairsLimited.until(pair).stream())
                .max(Instant::compareTo);
        if (later.isPresent()) {
            return new Refusal(Refusal.Cause.PACE, later.get());
        }
        Item item = delivery.item();
        ClaimAnswer answer = ledger.claim(new ClaimRequest(
                new Key(item.id(), item.version(), recipient),
                idempotencyKey,
                item.name(),
                item.content().size(),
                clock.instant(),
                leases.end(),
                new Pace(pairs, limit.messages(), limit.period())));
        if (answer instanceof Claim claim) {
            delivery.setClaim(claim, pairs);
            leases.keep(claim, exchange);
        }
        return answer;
    }

    /**
     * The API limits this recipient until then.
     *
     * @return all recipients that it limits now
     */
    Rests.Summary limit(Delivery delivery, Instant until) {
        delivery.pairs().forEach(pair -> pairsLimited.rest(pair, until));
        recipientsLimited.rest(String.join(",", delivery.pairs()), until);
        return recipientsLimited.summary();
    }

    /** The visit has written its end into the ledger. */
    void ended(Claim claim) {
        leases.ended(claim);
    }
}
