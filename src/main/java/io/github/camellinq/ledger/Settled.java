package io.github.camellinq.ledger;

import java.time.Instant;

/**
 * A delivery that needs no further visit unless its item is put there again.
 *
 * @param item where the item lies
 * @param version tells the item from others that lay in the same place
 * @param stage {@link Stage#SENT} or {@link Stage#DEAD}
 * @param since when the item was put away or set aside
 */
public record Settled(String item, String version, Stage stage, Instant since) {

    /**
     * Whether this still holds for an item of the same version that was put there at {@code put}: only a dead one is tried again.
     */
    public boolean holds(Instant put) {
        return stage == Stage.SENT || !put.isAfter(since);
    }
}
