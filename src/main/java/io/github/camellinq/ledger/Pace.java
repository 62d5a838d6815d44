package io.github.camellinq.ledger;

import java.time.Duration;
import java.util.List;
import java.util.TreeSet;

/**
 * How many messages may go to a recipient in a period. A claim takes a place in each pair before its message is sent, so that
 * concurrent sends cannot exceed the limit together.
 *
 * @param pairs what is counted: the sending line with each handle, or the chat; empty for no limit
 * @param limit how many messages in a period; 0 for no limit
 * @param period the length of the period; positive where there is a limit
 */
public record Pace(List<String> pairs, int limit, Duration period) {

    /** No limit. */
    public static final Pace NONE = new Pace(List.of(), 0, Duration.ZERO);

    /** Sorts the pairs and removes repeats, so that the claims of several nodes lock them in the same order. */
    public Pace {
        pairs = limit <= 0 ? List.of() : List.copyOf(new TreeSet<>(pairs));
    }
}
