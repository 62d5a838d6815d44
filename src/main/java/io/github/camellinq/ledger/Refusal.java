package io.github.camellinq.ledger;

import java.time.Instant;

/**
 * The delivery may not be worked on now.
 *
 * @param cause why
 * @param until when asking again may help
 */
public record Refusal(Cause cause, Instant until) implements ClaimAnswer {

    /** Why a claim is refused. */
    public enum Cause {
        /** Somebody is working on it. */
        HELD,
        /** It was put away, or is dead, and its item stays where it is: it needs no further visit. */
        SETTLED,
        /** Its next visit is not due. */
        NOT_DUE,
        /** Its recipient has had as many messages as the period allows. */
        PACE
    }
}
