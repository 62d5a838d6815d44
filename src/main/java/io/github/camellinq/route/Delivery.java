package io.github.camellinq.route;

import io.github.camellinq.ledger.Claim;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.apache.camel.Exchange;

/** One visit to one item of a source: what the steps of {@code deliver} work on, kept as an exchange property. */
final class Delivery {
    static final String PROPERTY = "linqDelivery";

    /** Exchange property: where the item lies, for the routes' own words. */
    static final String SOURCE = "linqSource";

    /** Exchange property: who gets it, for the routes' own words. */
    static final String RECIPIENT = "linqRecipient";

    /** Exchange property: how long the visit took, in milliseconds, for the routes' own words. */
    static final String ELAPSED = "linqElapsed";

    /** Exchange property: what became of it in this visit, as the log's line begins. */
    static final String OUTCOME = "linqOutcome";

    /** Exchange property: how far it got, a word of {@link io.github.camellinq.ledger.Stage}, for the routes' choices. */
    static final String STAGE = "linqStage";

    private final Item item;
    private final Intake.Visit visit;
    private Claim claim;

    Delivery(Item item, Intake.Visit visit) {
        this.item = item;
        this.visit = visit;
    }

    /** What is to be delivered. */
    Item item() {
        return item;
    }

    /** How often it was tried since the start. */
    Intake.Visit visit() {
        return visit;
    }

    /** The ledger's leave to work on it; null until it is claimed. */
    Claim claim() {
        return claim;
    }

    void setClaim(Claim claim) {
        this.claim = claim;
    }

    /** The delivery of an exchange; null when no source of ours made it. */
    static Delivery of(Exchange exchange) {
        return exchange.getProperty(PROPERTY, Delivery.class);
    }

    /**
     * The same work has the same key: the item, its version and the recipient make it, so that it survives every retry
     * and restart. 47 characters.
     */
    String idempotencyKey(String recipient) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (String part : new String[] {item.id(), item.version(), recipient}) {
                sha.update(part.getBytes(StandardCharsets.UTF_8));
                sha.update((byte) 0);
            }
            return "linq" + Base64.getUrlEncoder().withoutPadding().encodeToString(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
