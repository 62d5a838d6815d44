package io.github.camellinq.ledger;

import java.time.Instant;

/**
 * Whose turn is asked for, and on what terms.
 *
 * @param key which delivery
 * @param idempotencyKey written when the delivery is new; an older one stays
 * @param name the file's name
 * @param size in bytes
 * @param nextDue when the next visit may begin, whatever becomes of this one
 * @param leaseUntil until when nobody else may have it
 * @param pace the recipient's limit
 * @param put when an item was put there that stays there whatever becomes of it: what was settled since is refused. Null for an
 *     item that leaves its place
 */
public record ClaimRequest(
        Key key,
        String idempotencyKey,
        String name,
        long size,
        Instant nextDue,
        Instant leaseUntil,
        Pace pace,
        Instant put) {

    /** For an item that leaves its place. */
    public ClaimRequest(
            Key key, String idempotencyKey, String name, long size, Instant nextDue, Instant leaseUntil, Pace pace) {
        this(key, idempotencyKey, name, size, nextDue, leaseUntil, pace, null);
    }
}
