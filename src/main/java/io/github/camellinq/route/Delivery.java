package io.github.camellinq.route;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.apache.camel.Exchange;

/** One item on its way to one recipient: what the steps of {@code deliver} work on, kept as an exchange property. */
public final class Delivery {
    static final String PROPERTY = "linqDelivery";

    private final Item item;
    private Intake.Visit visit;
    private Recipient recipient;

    Delivery(Item item) {
        this.item = item;
    }

    /** The delivery of an exchange; null when no source of ours made it. */
    static Delivery of(Exchange exchange) {
        return exchange.getProperty(PROPERTY, Delivery.class);
    }

    Item item() {
        return item;
    }

    /** Where the item lies, as a person would say it. */
    public String source() {
        return item.source();
    }

    /** Who gets it; null until it is claimed. */
    public Recipient recipient() {
        return recipient;
    }

    void setRecipient(Recipient recipient) {
        this.recipient = recipient;
    }

    /** Which visit this is; null until it is claimed. */
    Intake.Visit visit() {
        return visit;
    }

    void setVisit(Intake.Visit visit) {
        this.visit = visit;
    }

    /**
     * The same work has the same key: the item, its version and the recipient make it, so that it survives every retry
     * and restart. 47 characters.
     */
    String idempotencyKey() {
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
