package io.github.camellinq.route;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Lets the folders of many recipients share the polls. A folder that took at least half of a full poll is not even listed in the
 * next ones, until a poll that is not full shows that all others have had their turn. So a backlog delays the others by one poll.
 * A folder on its own pauses for the delay of one poll after each full one. For one consumer, whose polls do not overlap.
 */
final class Turns {

    private final Map<String, Integer> admitted = new HashMap<>();
    private final Set<String> had = new HashSet<>();
    private int total;

    /** @param full how many files fill a poll, at which the consumer itself stops listing; 0 or less where nothing stops it */
    void begin(int full) {
        if (full <= 0 || total < full) {
            had.clear();
        } else {
            admitted.forEach((owner, count) -> {
                if (count >= full / 2) {
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
