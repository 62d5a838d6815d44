package io.github.camellinq.route;

import io.github.camellinq.ledger.Claim;
import io.github.camellinq.ledger.ClaimAnswer;
import io.github.camellinq.ledger.ClaimRequest;
import io.github.camellinq.ledger.Entry;
import io.github.camellinq.ledger.Key;
import io.github.camellinq.ledger.Ledger;
import io.github.camellinq.ledger.LedgerException;
import io.github.camellinq.ledger.Pace;
import io.github.camellinq.ledger.Refusal;
import io.github.camellinq.settings.Settings;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the ledger for claims on deliveries, on the terms that hold for every source. */
final class LedgerClaims {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerClaims.class);

    private final Ledger ledger;
    private final Leases leases;
    private final Settings.RateLimit limit;
    private final Clock clock;

    /** The pairs that the API itself asked to leave alone, and below them the recipients that they make up. */
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
     * Claims an item for a recipient until the exchange is done. If the item only looks like one that was sent and put away, the
     * exchange gets a delivery of its own.
     *
     * @param recipient who gets it, or the word that should have named the recipient
     * @param pairs what the API counts the message by; none when nobody is named
     * @param ownKey the caller's key, by which the API knows what was sent with it; null for the key that the item makes
     * @throws IOException when the item's bytes must be compared and cannot be read
     */
    ClaimAnswer claim(Exchange exchange, Delivery delivery, String recipient, List<String> pairs, String ownKey)
            throws IOException {
        if (ownKey != null) {
            return ask(exchange, delivery, recipient, pairs, ownKey);
        }
        ClaimAnswer answer = ask(exchange, delivery, recipient, pairs, delivery.idempotencyKey(recipient));
        Optional<Item> another = answer instanceof Claim claim && claim.before().isPutAway()
                ? another(delivery.item(), recipient, ledger)
                : Optional.empty();
        if (another.isEmpty()) {
            return answer;
        }
        Delivery itsOwn = new Delivery(another.get(), delivery.visit());
        exchange.setProperty(Delivery.PROPERTY, itsOwn);
        return ask(exchange, itsOwn, recipient, pairs, itsOwn.idempotencyKey(recipient));
    }

    /** The other item, if this one only looks like one that was sent and put away. Its delivery may have begun before. */
    static Optional<Item> another(Item item, String recipient, Ledger ledger) throws IOException {
        Optional<Entry> last = ledger.entry(new Key(item.id(), item.version(), recipient));
        if (last.isEmpty()) {
            return Optional.empty();
        }
        try {
            Optional<Item> another = last.get().isPutAway() ? item.another(last.get()) : Optional.empty();
            String version = last.get().key().version();
            return another.isPresent() || version.equals(item.version()) ? another : Optional.of(item.as(version));
        } catch (NoSuchFileException e) {
            LOG.debug("{} was put away by another node", item.source());
            return Optional.empty();
        }
    }

    private ClaimAnswer ask(
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
                new Pace(pairs, limit.messages(), limit.period()),
                item.remainsSince().orElse(null)));
        if (answer instanceof Claim claim) {
            delivery.setClaim(claim, pairs);
            leases.keep(claim, exchange);
        }
        return answer;
    }

    /**
     * The API limits this recipient until the given time.
     *
     * @return all recipients that it limits now
     */
    Rests.Summary limit(Delivery delivery, Instant until) {
        delivery.pairs().forEach(pair -> pairsLimited.rest(pair, until));
        recipientsLimited.rest(String.join(",", delivery.pairs()), until);
        return recipientsLimited.summary();
    }

    /** How many deliveries are under way in this process. */
    int underWay() {
        return leases.underWay();
    }

    /** Makes no more claims; see {@link Leases#close}. */
    void close() {
        leases.close();
    }

    /**
     * Notes that the item was put away or set aside, if the visit has a claim. An item that has left its place shows that by
     * itself, so its visit ends even when the ledger fails.
     *
     * @throws LedgerException when the ledger fails and the item stays where it is
     */
    void archived(Delivery delivery) {
        if (delivery.claim() == null) {
            return;
        }
        try {
            ledger.archived(delivery.claim());
            ended(delivery.claim());
        } catch (LedgerException e) {
            if (delivery.item().remainsSince().isPresent()) {
                throw e;
            }
            LOG.debug(
                    "The ledger could not note that {} was put away",
                    delivery.item().source(),
                    e);
        }
    }

    /** The visit has written its end into the ledger. */
    void ended(Claim claim) {
        leases.ended(claim);
    }
}
