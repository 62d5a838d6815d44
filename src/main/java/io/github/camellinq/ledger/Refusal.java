package io.github.camellinq.ledger;

import java.time.Instant;

/**
 * A claim was refused: the delivery may not be worked on now.
 *
 * @param cause why
 * @param until when another request may succeed
 */
public record Refusal(Cause cause, Instant until) implements ClaimAnswer {

    /** Why a claim is refused. */
    public enum Cause {
        /** Another visit is working on the delivery. */
        HELD,
        /** The delivery is sent and put away, or dead, and its item stays in its place: it needs no further visit. */
        SETTLED,
        /** The next visit is not due yet. */
        NOT_DUE,
        /** The recipient has been sent as many messages as the period allows. */
        PACE
    }
}
