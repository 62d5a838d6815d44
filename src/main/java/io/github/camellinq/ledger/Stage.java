package io.github.camellinq.ledger;

/** How far a delivery got. A checkpoint stands where repeating the step would cost a customer something. */
public enum Stage {
    /** Seen; nothing was done that counts. */
    RECEIVED,
    /** The attachment's bytes are at Linq. */
    UPLOADED,
    /** The message was accepted; the item has only to be put away. */
    SENT,
    /** Set aside with a reason; seen again, it begins anew. */
    DEAD
}
