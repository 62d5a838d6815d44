package io.github.camellinq.route;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Lets the folders of many recipients share the polls. A folder that filled a poll is not even listed in the next ones,
 * until a poll that has room shows that all others had their turn: so a backlog costs the others one poll. Alone it
 * stands still for one poll's delay after each full one. For one consumer, whose polls are one after the other.
 */
final class Turns {

    /** What the kamelet's {@code maxMessagesPerPoll} is: past it the consumer stops listing by itself. */
    static final int POLL = 200;

    private final Map<String, Integer> admitted = new HashMap<>();
    private final Set<String> had = new HashSet<>();
    private int total;

    void begin() {
        if (total < POLL) {
            had.clear();
        } else {
            admitted.forEach((owner, count) -> {
                if (count >= POLL / 2) {
                    had.add(owner);
                }
            });
        }
        admitted.clear();
        total = 0;
    }

    boolean mayList(String owner) {
        return !had.contains(owner);
    }

    void admitted(String owner) {
        admitted.merge(owner, 1, Integer::sum);
        total++;
    }
}
