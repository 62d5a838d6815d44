package io.github.camellinq.ledger;

import java.time.Instant;
import java.util.List;

/**
 * The right to work on one delivery until the lease ends. Immutable; every write checks that the claim is still held.
 *
 * @param before the row as it was before the claim, with this visit counted
 * @param fence a number that grows with each claim of the row
 * @param leaseUntil when another process may take the delivery over
 * @param pairs the pairs of the pace in which the claim holds a place
 */
public record Claim(Entry before, long fence, Instant leaseUntil, List<String> pairs) implements ClaimAnswer {

    /** The stage at which the work continues; a dead delivery begins again. */
    public Stage resumeAt() {
        return before.stage() == Stage.DEAD ? Stage.RECEIVED : before.stage();
    }

    /** Uses the row's number alone: hashing all fields is slow, and a row has one claim at a time. */
    @Override
    public int hashCode() {
        return Long.hashCode(before.id());
    }

    long id() {
        return before.id();
    }

    Claim until(Instant later) {
        return new Claim(before, fence, later, pairs);
    }
}
