package io.github.camellinq.ledger;

import java.time.Instant;

/**
 * A delivery that needs no further visit, as long as its item is not put there again.
 *
 * @param item where the item lies
 * @param version which of the things that ever lay there it is
 * @param stage {@link Stage#SENT} or {@link Stage#DEAD}
 * @param since when it was put away
 */
public record Settled(String item, String version, Stage stage, Instant since) {

    /** Whether it still holds for an item of this version that was put there then: only a dead one is tried again. */
    public boolean holds(Instant put) {
        return stage == Stage.SENT || !put.isAfter(since);
    }
}
