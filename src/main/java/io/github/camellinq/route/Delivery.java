package io.github.camellinq.route;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.apache.camel.Exchange;

/**
 * One visit to one item of a source: what the steps of {@code deliver} work on, kept as an exchange property.
 *
 * @param item what is to be delivered
 * @param visit how often it was tried before
 */
record Delivery(Item item, Intake.Visit visit) {
    static final String PROPERTY = "linqDelivery";

    /** Exchange property: where the item lies, for the routes' own words. */
    static final String SOURCE = "linqSource";

    /** Exchange property: who gets it, for the routes' own words. */
    static final String RECIPIENT = "linqRecipient";

    /** Exchange property: how long the visit took, in milliseconds, for the routes' own words. */
    static final String ELAPSED = "linqElapsed";

    /** The delivery of an exchange; null when no source of ours made it. */
    static Delivery of(Exchange exchange) {
        return exchange.getProperty(PROPERTY, Delivery.class);
    }

    /**
     * The same work has the same key: the item, its version and the recipient make it, so that it survives every retry
     * and restart. 47 characters.
     */
    String idempotencyKey(Recipient recipient) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (String part : new String[] {item.id(), item.version(), recipient.toString()}) {
                sha.update(part.getBytes(StandardCharsets.UTF_8));
                sha.update((byte) 0);
            }
            return "linq" + Base64.getUrlEncoder().withoutPadding().encodeToString(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
