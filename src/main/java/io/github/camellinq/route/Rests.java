package io.github.camellinq.route;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who must wait until when; what is over is forgotten, and what began at a time to come, as then the clock was set back. So the clock
 * is always read after what it is compared with, as another thread may just have begun that. Safe for all threads.
 */
final class Rests {
    private final Clock clock;
    private final Map<String, Rest> rests = new ConcurrentHashMap<>();

    private record Rest(Instant since, Instant end) {
        boolean isOver(Instant now) {
            return !end.isAfter(now) || since.isAfter(now);
        }
    }

    Rests(Clock clock) {
        this.clock = clock;
    }

    boolean isEmpty() {
        return rests.isEmpty();
    }

    /** Lets a name rest, no shorter than it does already; whether it was not resting before. */
    boolean rest(String name, Instant end) {
        boolean[] fresh = new boolean[1];
        rests.compute(name, (key, old) -> {
            Instant now = clock.instant();
            fresh[0] = old == null || old.isOver(now);
            return fresh[0] || old.end().isBefore(end) ? new Rest(now, end) : old;
        });
        return fresh[0];
    }

    /** Until when a name rests; empty when it does not. */
    Optional<Instant> until(String name) {
        if (rests.isEmpty()) {
            return Optional.empty();
        }
        Rest rest = rests.get(name);
        if (rest != null && rest.isOver(clock.instant())) {
            rests.remove(name, rest);
            return Optional.empty();
        }
        return Optional.ofNullable(rest).map(Rest::end);
    }

    /** How many rest, and until when the last of them does. */
    Summary summary() {
        rests.values().removeIf(rest -> rest.isOver(clock.instant()));
        return new Summary(
                rests.size(),
                rests.values().stream().map(Rest::end).max(Instant::compareTo).orElseGet(clock::instant));
    }

    /**
     * All that rest.
     *
     * @param last when the last of them may go on
     */
    record Summary(int count, Instant last) {}
}
