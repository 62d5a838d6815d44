package io.github.camellinq.ledger;

/** How far a delivery got. There is a checkpoint after each step whose repetition would cost a customer something. */
public enum Stage {
    /** The item was seen; nothing has been done that would have to be remembered. */
    RECEIVED,
    /** The attachment's bytes are at Linq. */
    UPLOADED,
    /** The message was accepted; the item only has to be put away. */
    SENT,
    /** The item was set aside with a reason; when it is seen again, the delivery begins again. */
    DEAD
}
