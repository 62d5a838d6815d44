package io.github.camellinq.route;

import io.github.camellinq.media.FileVersion;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The gate: every source asks here before it takes anything, so that what holds for one source holds for all.
 *
 * <p>Each visit gives its item a due time before it does anything else, at least a second ahead and doubling from visit to
 * visit. Only an end forgets it. So nothing that leaves an item where it lies, not even a dead letter step that fails,
 * makes a source spin.
 */
public final class Intake {

    /** A slow writer creates the file first and writes later: an empty file is no fault before this. */
    static final Duration EMPTY_PERIOD = Duration.ofSeconds(60);

    private static final Duration FIRST_DELAY = Duration.ofSeconds(1);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(30);

    private final Duration quietPeriod;
    private final Clock clock;
    private final Map<String, Visit> visits = new ConcurrentHashMap<>();

    /**
     * What is known of the visits to an item.
     *
     * @param count how many there were, the present one included
     * @param first when the first one began
     * @param due when the next one may begin
     */
    record Visit(int count, Instant first, Instant due) {}

    Intake(Duration quietPeriod, Clock clock) {
        this.quietPeriod = quietPeriod;
        this.clock = clock;
    }

    /** Whether sources may look for items at all. */
    boolean isOpen() {
        return true;
    }

    /** Whether a file has not changed for so long that nobody can still be writing it. */
    boolean isQuiet(FileVersion file) {
        Duration needed = file.size() == 0 ? EMPTY_PERIOD : quietPeriod;
        return clock.millis() - file.lastTouched() >= needed.toMillis();
    }

    /** Whether an item's last visit is long enough ago. */
    boolean isDue(Path path) {
        if (visits.isEmpty()) {
            return true;
        }
        Visit last = visits.get(FolderItem.idOf(path));
        return last == null || !clock.instant().isBefore(last.due());
    }

    /** What an earlier process knew to be not due yet. */
    void remember(Map<String, Instant> due) {
        Instant now = clock.instant();
        due.forEach((id, time) -> visits.put(id, new Visit(1, now, time)));
    }

    /** A visit to an item begins. */
    Visit begin(Item item) {
        return visits.compute(item.id(), (id, last) -> next(last));
    }

    private Visit next(Visit last) {
        Instant now = clock.instant();
        int count = last == null ? 1 : last.count() + 1;
        Duration delay = FIRST_DELAY.multipliedBy(1L << Math.min(count - 1, 10));
        return new Visit(count, last == null ? now : last.first(), now.plus(min(delay, LONGEST_DELAY)));
    }

    /** Not before this time again. */
    void postpone(Item item, Instant due) {
        visits.compute(item.id(), (id, last) -> later(last == null ? next(null) : last, due));
    }

    /** The visit leaves its item where it is; returns when the next one may begin, no sooner than {@code least} from now. */
    Instant postpone(Item item, Duration least) {
        Instant earliest = clock.instant().plus(least);
        return visits.compute(item.id(), (id, last) -> later(last == null ? next(null) : last, earliest))
                .due();
    }

    private static Visit later(Visit visit, Instant earliest) {
        return visit.due().isBefore(earliest) ? new Visit(visit.count(), visit.first(), earliest) : visit;
    }

    /** The item has left its source. */
    void end(Item item) {
        visits.remove(item.id());
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
