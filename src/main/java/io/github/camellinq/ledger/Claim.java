package io.github.camellinq.ledger;

import java.time.Instant;
import java.util.List;

/**
 * The right to work on one delivery until the lease ends. Immutable; every write checks it.
 *
 * @param before the row as it was, with this visit counted
 * @param fence grows with each claim of the row
 * @param leaseUntil when somebody else may take it over
 * @param pairs the pairs in which it holds a place
 */
public record Claim(Entry before, long fence, Instant leaseUntil, List<String> pairs) implements ClaimAnswer {

    /** Where the work goes on: what was dead begins anew. */
    public Stage resumeAt() {
        return before.stage() == Stage.DEAD ? Stage.RECEIVED : before.stage();
    }

    /** By the row alone: the whole of it is long, and nothing else of a row is claimed at the same time. */
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
