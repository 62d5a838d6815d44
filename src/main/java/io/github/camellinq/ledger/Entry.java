package io.github.camellinq.ledger;

import java.time.Instant;
import java.util.Optional;

/**
 * One row of the ledger.
 *
 * @param id the row's number, for {@link Ledger#failures}
 * @param key which delivery
 * @param idempotencyKey the key of every send of this delivery
 * @param file the file; its media type and SHA-256 are null before the upload
 * @param stage how far the delivery got
 * @param attachmentId null before the first upload; the attachment of an earlier round stays known
 * @param messageId null before the message was accepted
 * @param chatId null before the message was accepted
 * @param visits how often it was claimed
 * @param attempts how many failures counted as attempts
 * @param sendAttempts how many sends began
 * @param sendUnknown whether a send began whose outcome is unknown
 * @param due when the next visit may begin
 * @param reason the word of the {@link io.github.camellinq.api.Reason} why it is dead; null when it is not dead
 * @param lastError null when nothing has failed
 * @param times when each stage was reached
 */
public record Entry(
        long id,
        Key key,
        String idempotencyKey,
        Fingerprint file,
        Stage stage,
        String attachmentId,
        String messageId,
        String chatId,
        int visits,
        int attempts,
        int sendAttempts,
        boolean sendUnknown,
        Instant due,
        String reason,
        String lastError,
        Times times) {

    /**
     * When each stage was reached; null for a stage that was not. {@code received} and {@code visited} are never null.
     *
     * @param received when it was first claimed
     * @param visited when it was last claimed
     * @param failed when it last failed
     * @param archived when the item was put away or set aside; of a delivery that is neither sent nor dead, when the item was
     *     found to be gone
     */
    public record Times(
            Instant received,
            Instant visited,
            Instant failed,
            Instant uploaded,
            Instant sent,
            Instant dead,
            Instant archived,
            Instant attachmentDeleted) {}

    /** The row of a delivery that is claimed for the first time. */
    static Entry received(long id, ClaimRequest request, Instant now) {
        return new Entry(
                id,
                request.key(),
                request.idempotencyKey(),
                new Fingerprint(null, request.size(), request.name(), null),
                Stage.RECEIVED,
                null,
                null,
                null,
                1,
                0,
                0,
                false,
                request.nextDue(),
                null,
                null,
                new Times(now, now, null, null, null, null, null, null));
    }

    /** Whether the message was accepted and the item was put away. */
    public boolean isPutAway() {
        return stage == Stage.SENT && times.archived() != null;
    }

    /** How the delivery was settled, for an item that stays in its place; empty when it needs another visit. */
    Optional<Settled> settled() {
        Instant archived = times.archived();
        boolean over =
                archived != null && (stage == Stage.SENT || stage == Stage.DEAD && !archived.isBefore(times.dead()));
        return over ? Optional.of(new Settled(key.item(), key.version(), stage, archived)) : Optional.empty();
    }

    /** Whether the message was accepted and the item could not be put away since then. */
    public boolean isLeftBehind() {
        return stage == Stage.SENT
                && times.archived() == null
                && times.failed() != null
                && !times.failed().isBefore(times.sent());
    }

    Entry visited(Instant now, Instant next) {
        Times visit = new Times(
                times.received,
                now,
                times.failed,
                times.uploaded,
                times.sent,
                times.dead,
                stage == Stage.SENT ? times.archived : null,
                times.attachmentDeleted);
        return new Entry(
                id,
                key,
                idempotencyKey,
                file,
                stage,
                attachmentId,
                messageId,
                chatId,
                visits + 1,
                attempts,
                sendAttempts,
                sendUnknown,
                next,
                reason,
                lastError,
                visit);
    }
}
