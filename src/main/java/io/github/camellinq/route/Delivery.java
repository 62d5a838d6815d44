package io.github.camellinq.route;

import io.github.camellinq.ledger.Claim;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.apache.camel.Exchange;

/** One visit to one item of a source, which the steps of {@code deliver} work on. Kept as an exchange property. */
final class Delivery {
    static final String PROPERTY = "linqDelivery";

    /** Exchange property: where the item lies, for the routes' log lines. */
    static final String SOURCE = "linqSource";

    /** Exchange property: who gets it, for the routes' log lines. */
    static final String RECIPIENT = "linqRecipient";

    /** Exchange property: how long the visit took, in milliseconds, for the routes' log lines. */
    static final String ELAPSED = "linqElapsed";

    /** Exchange property: what happened to it in this visit, as its log line begins. */
    static final String OUTCOME = "linqOutcome";

    /**
     * Exchange property: how far it got, as the name of a {@link io.github.camellinq.ledger.Stage}, for choices in the routes.
     */
    static final String STAGE = "linqStage";

    /** Exchange property: the chat in which the message was sent. Not a header, which would send the next message there too. */
    static final String CHAT = "linqChat";

    /** Exchange property: the trace of the last successful call to the API, as the log line shows it; may be empty. */
    static final String TRACE = "linqTrace";

    /** Exchange property: whether the item has failed so often that it is to be set aside. */
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

    /** Whether a step of this visit has put it away. A route may lead to another delivery of it. */
    boolean isPutAway() {
        return putAway;
    }

    void putAway() {
        putAway = true;
    }

    /** Whether its route has reached the first step of {@code deliver}, whatever happened there. */
    boolean isBegun() {
        return begun;
    }

    void begin() {
        begun = true;
    }

    /** What is known of the visits to it since the start. */
    Intake.Visit visit() {
        return visit;
    }

    /** The ledger's claim on it; null until it is claimed. */
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

    /** Notes the id of the exchange that goes through the steps of {@code deliver}. Copies of it share this delivery. */
    void setClaimedBy(String exchangeId) {
        claimedBy = exchangeId;
    }

    boolean isClaimed() {
        return claimedBy != null;
    }

    boolean isClaimedBy(String exchangeId) {
        return exchangeId.equals(claimedBy);
    }

    /** The attachment that holds the item, from this visit or an earlier one; null until it is uploaded. */
    String attachmentId() {
        return attachmentId;
    }

    void setAttachmentId(String attachmentId) {
        this.attachmentId = attachmentId;
    }

    /** Whether this visit itself uploaded the bytes. */
    boolean isUploadedNow() {
        return uploadedNow;
    }

    void setUploadedNow() {
        this.uploadedNow = true;
    }

    /** Whether a send of this visit has begun and its outcome is not in the ledger. */
    boolean isSending() {
        return sending;
    }

    void setSending(boolean sending) {
        this.sending = sending;
    }

    /** The delivery of an exchange; null when its message does not come from a source of camel-linq. */
    static Delivery of(Exchange exchange) {
        return exchange.getProperty(PROPERTY, Delivery.class);
    }

    /**
     * The key is made of the item, its version and the recipient, so that the same work has the same key after every retry and
     * restart. 47 characters.
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
