package io.github.camellinq.ledger;

import java.time.Duration;
import java.util.List;
import java.util.TreeSet;

/**
 * How many messages may go to a recipient in a period. A claim takes its place in each pair before it sends, so that many
 * at once cannot go past the limit together.
 *
 * @param pairs what is counted: the sending line with each handle, or the chat; empty for no limit
 * @param limit how many in a period; 0 for no limit
 * @param period longer than nothing
 */
public record Pace(List<String> pairs, int limit, Duration period) {

    /** No limit. */
    public static final Pace NONE = new Pace(List.of(), 0, Duration.ZERO);

    /** Pairs are kept in one order, without repeats: claims of several nodes lock them in that order. */
    public Pace {
        pairs = limit <= 0 ? List.of() : List.copyOf(new TreeSet<>(pairs));
    }
}
