package io.github.camellinq.ledger;

import java.time.Instant;
import java.util.Optional;

/**
 * One row of the ledger.
 *
 * @param id the row's number, for {@link Ledger#failures}
 * @param key which delivery
 * @param idempotencyKey the key that every send of it has
 * @param file what was sent; media type and SHA-256 are null before the upload
 * @param stage how far it got
 * @param attachmentId null before the first upload; one of an earlier round stays known
 * @param messageId null before the message was accepted
 * @param chatId null before the message was accepted
 * @param visits how often it was claimed
 * @param attempts how many failures counted
 * @param sendAttempts how many sends began
 * @param sendUnknown whether a send began whose outcome nobody knows
 * @param due when the next visit may begin
 * @param reason the word for why it is dead; null when it is not
 * @param lastError null when nothing failed
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
     * When each stage was reached; null for those that were not, but for the first two.
     *
     * @param received the first claim
     * @param visited the last claim
     * @param failed the last failure
     * @param archived of one that was neither sent nor dead, when it was seen to be gone
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

    /** The row of a first claim. */
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

    /** Whether its message was accepted and its item put away. */
    public boolean isPutAway() {
        return stage == Stage.SENT && times.archived() != null;
    }

    /** What it is settled as, for an item that stays where it is; empty when it needs another visit. */
    Optional<Settled> settled() {
        Instant archived = times.archived();
        boolean over =
                archived != null && (stage == Stage.SENT || stage == Stage.DEAD && !archived.isBefore(times.dead()));
        return over ? Optional.of(new Settled(key.item(), key.version(), stage, archived)) : Optional.empty();
    }

    /** Whether its message was accepted, and its item failed to be put away since. */
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
