package io.github.camellinq.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private static final int FULL = 200;

    private final Turns turns = new Turns();
    private final Map<String, Integer> waiting = new TreeMap<>();

    @Test
    void backlog_leaves_every_second_poll_to_the_others() {
        waiting.put("a-backlog", 1_000);
        waiting.put("b-single", 1);

        assertThat(poll()).containsOnlyKeys("a-backlog");
        assertThat(poll()).containsOnlyKeys("b-single");
        assertThat(poll()).containsOnlyKeys("a-backlog");
    }

    @Test
    void backlogs_take_turns() {
        waiting.put("a", 1_000);
        waiting.put("b", 1_000);
        List<String> first = new ArrayList<>();
        for (int poll = 0; poll < 3; poll++) {
            first.addAll(poll().keySet());
        }

        assertThat(first).containsExactly("a", "b");
    }

    @Test
    void backlog_alone_loses_one_empty_poll_and_no_files() {
        waiting.put("a", 500);
        int polls = 0;
        while (waiting.get("a") > 0) {
            poll();
            polls++;
        }

        assertThat(polls).isEqualTo(5);
    }

    /** One poll as the file consumer does it: folder by folder, until it has enough. */
    private Map<String, Integer> poll() {
        turns.begin(FULL);
        Map<String, Integer> taken = new TreeMap<>();
        int total = 0;
        for (String owner : waiting.keySet()) {
            if (turns.mayList(owner)) {
                int count = Math.min(waiting.get(owner), FULL - total);
                for (int i = 0; i < count; i++) {
                    turns.admitted(owner);
                }
                total += count;
                waiting.merge(owner, -count, Integer::sum);
                if (count > 0) {
                    taken.put(owner, count);
                }
            }
        }
        return taken;
    }
}
