package io.github.camellinq.ledger;

import java.time.Instant;

/**
 * A request for the right to work on a delivery.
 *
 * @param key which delivery
 * @param idempotencyKey recorded when the delivery is new; an earlier key stays
 * @param name the file's name
 * @param size in bytes
 * @param nextDue when the next visit may begin, whatever the outcome of this one
 * @param leaseUntil until when no other process may claim the delivery
 * @param pace the recipient's limit
 * @param put when the item was put in its place, for an item that always stays there: a delivery that was settled since then is
 *     refused. Null for an item that leaves its place
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

    /** A request for an item that leaves its place. */
    public ClaimRequest(
            Key key, String idempotencyKey, String name, long size, Instant nextDue, Instant leaseUntil, Pace pace) {
        this(key, idempotencyKey, name, size, nextDue, leaseUntil, pace, null);
    }
}
