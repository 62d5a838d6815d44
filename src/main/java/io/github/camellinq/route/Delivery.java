package io.github.camellinq.route;

import io.github.camellinq.ledger.Claim;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
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

    /** Exchange property: the chat in which the message was sent. No header, which would send the next message there too. */
    static final String CHAT = "linqChat";

    /** Exchange property: the trace of the last call of the API that succeeded, as the log's line says it; or empty. */
    static final String TRACE = "linqTrace";

    /** Exchange property: set once the item failed so often that it is to be set aside. */
    static final String EXHAUSTED = "linqExhausted";

    /** Exchange property: the SHA-256 of the bytes that were uploaded, in hexadecimal. */
    static final String SHA256 = "linqSha256";

    private final Item item;
    private final Intake.Visit visit;
    private Claim claim;
    private String claimedBy;
    private String attachmentId;
    private List<String> pairs = List.of();
    private boolean sending;
    private volatile boolean putAway;
    private volatile boolean begun;
    private boolean uploadedNow;

    Delivery(Item item, Intake.Visit visit) {
        this.item = item;
        this.visit = visit;
    }

    /** What is to be delivered. */
    Item item() {
        return item;
    }

    /** Whether a step of this visit has put it away: a route may lead to another delivery of it. */
    boolean isPutAway() {
        return putAway;
    }

    void putAway() {
        putAway = true;
    }

    /** Whether its route has led to the first step of {@code deliver}, whatever that made of it. */
    boolean isBegun() {
        return begun;
    }

    void begin() {
        begun = true;
    }

    /** How often it was tried since the start. */
    Intake.Visit visit() {
        return visit;
    }

    /** The ledger's leave to work on it; null until it is claimed. */
    Claim claim() {
        return claim;
    }

    /** What the API counts its message by; see {@link Pairs}. */
    List<String> pairs() {
        return pairs;
    }

    void setClaim(Claim claim, List<String> pairs) {
        this.claim = claim;
        this.pairs = pairs;
    }

    /** Notes the exchange, by its id, that goes through the steps of {@code deliver}. Copies of it have the same delivery. */
    void setClaimedBy(String exchangeId) {
        claimedBy = exchangeId;
    }

    boolean isClaimed() {
        return claimedBy != null;
    }

    boolean isClaimedBy(String exchangeId) {
        return exchangeId.equals(claimedBy);
    }

    /** The attachment that holds the item, of this visit or of an earlier one; null before it is uploaded. */
    String attachmentId() {
        return attachmentId;
    }

    void setAttachmentId(String attachmentId) {
        this.attachmentId = attachmentId;
    }

    /** Whether this very visit uploaded the bytes. */
    boolean isUploadedNow() {
        return uploadedNow;
    }

    void setUploadedNow() {
        this.uploadedNow = true;
    }

    /** Whether a send of this visit began and has no answer that the ledger knows. */
    boolean isSending() {
        return sending;
    }

    void setSending(boolean sending) {
        this.sending = sending;
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
        return key(item.id(), item.version(), recipient);
    }

    /** The key that is made of these words, in this order. */
    static String key(String... parts) {
        Sha256 sha = new Sha256();
        for (String part : parts) {
            byte[] bytes = (part + "\0").getBytes(StandardCharsets.UTF_8);
            sha.update(bytes, bytes.length);
        }
        return "linq" + Base64.getUrlEncoder().withoutPadding().encodeToString(sha.bytes());
    }
}
