package io.github.camellinq.route;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who must wait, and until when. An entry is forgotten when it is over, and when it begins in the future, because then the clock
 * was set back. The clock is therefore always read after the entry with which it is compared: another thread may have made that
 * entry just now. Thread-safe.
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

    /** Makes a name rest until then, or longer if it already does. Returns whether it was not resting before. */
    boolean rest(String name, Instant end) {
        boolean[] fresh = new boolean[1];
        rests.compute(name, (key, old) -> {
            Instant now = clock.instant();
            fresh[0] = old == null || old.isOver(now);
            return fresh[0] || old.end().isBefore(end) ? new Rest(now, end) : old;
        });
        return fresh[0];
    }

    /** Until when a name rests; empty when it does not rest. */
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

    /** How many names rest, and until when the last of them does. */
    Summary summary() {
        rests.values().removeIf(rest -> rest.isOver(clock.instant()));
        return new Summary(
                rests.size(),
                rests.values().stream().map(Rest::end).max(Instant::compareTo).orElseGet(clock::instant));
    }

    /**
     * All names that rest.
     *
     * @param last when the last of them may go on
     */
    record Summary(int count, Instant last) {}
}
