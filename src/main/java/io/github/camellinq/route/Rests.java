package io.github.camellinq.route;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Who must wait until when; what is over is forgotten. */
final class Rests {
    private final Clock clock;
    private final Map<String, Instant> until = new ConcurrentHashMap<>();

    Rests(Clock clock) {
        this.clock = clock;
    }

    boolean isEmpty() {
        return until.isEmpty();
    }

    /** Lets a name rest, no shorter than it does already; whether it was not resting before. */
    boolean rest(String name, Instant end) {
        Instant now = clock.instant();
        boolean[] fresh = new boolean[1];
        until.compute(name, (key, old) -> {
            fresh[0] = old == null || !old.isAfter(now);
            return old == null || old.isBefore(end) ? end : old;
        });
        return fresh[0];
    }

    /** Until when a name rests; empty when it does not. */
    Optional<Instant> until(String name) {
        if (until.isEmpty()) {
            return Optional.empty();
        }
        Instant end = until.get(name);
        if (end != null && !end.isAfter(clock.instant())) {
            until.remove(name, end);
            return Optional.empty();
        }
        return Optional.ofNullable(end);
    }

    /** How many rest, and until when the last of them does. */
    synchronized Summary summary() {
        Instant now = clock.instant();
        until.values().removeIf(end -> !end.isAfter(now));
        return new Summary(
                until.size(), until.values().stream().max(Instant::compareTo).orElse(now));
    }

    /**
     * All that rest.
     *
     * @param last when the last of them may go on
     */
    record Summary(int count, Instant last) {}
}
