package io.github.camellinq.route;

import io.github.camellinq.ledger.Ledger;
import io.github.camellinq.ledger.LedgerException;
import io.github.camellinq.ledger.Pause;
import io.github.camellinq.media.FileVersion;
import io.github.camellinq.settings.Settings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The gate that every source asks before it takes anything, so that what holds for one source holds for all.
 *
 * <p>Each visit gives its item a due time before it does anything else, and the wait doubles from visit to visit. Only
 * {@link #end} forgets it. So nothing that leaves an item where it lies makes a source spin, not even a dead-letter step that fails.
 */
public final class Intake {

    /** A slow writer creates the file first and writes later, so an empty file is not a fault before this. */
    static final Duration EMPTY_PERIOD = Duration.ofSeconds(60);

    /** An item that nobody has visited for so long after it was due was taken from its source by somebody else. */
    private static final Duration FORGOTTEN = Duration.ofMinutes(10);

    private final Duration quietPeriod;
    private final Settings.Retry retry;
    private final Clock clock;
    private final Pauses pauses;
    private final Rests lanes;
    private final Map<String, Visit> visits = new ConcurrentHashMap<>();
    private final Map<String, Instant> failing = new ConcurrentHashMap<>();

    /** Files whose times lie in the future, in this version, and when each was first seen so. */
    private final Map<FileVersion, Instant> ahead = new ConcurrentHashMap<>();

    private volatile Instant tidied;

    /**
     * What is known of the visits to an item.
     *
     * @param count how many there were, including the present one
     * @param first when the first one began
     * @param last when the last one began
     * @param due when the next one may begin
     * @param passedBy whether one of them ended without a step of {@code deliver}
     */
    record Visit(int count, Instant first, Instant last, Instant due, boolean passedBy) {
        Visit(int count, Instant first, Instant last, Instant due) {
            this(count, first, last, due, false);
        }
    }

    Intake(Duration quietPeriod, Settings.Retry retry, Clock clock) {
        this.quietPeriod = quietPeriod;
        this.retry = retry;
        this.clock = clock;
        this.pauses = new Pauses(retry, clock);
        this.lanes = new Rests(clock);
        this.tidied = clock.instant();
    }

    /** Restores what an earlier process knew: items that are not due yet, and a pause of the intake. */
    void remember(Ledger ledger) {
        Instant now = clock.instant();
        ledger.notDue().forEach((id, due) -> visits.put(id, new Visit(1, now, now, due)));
        pauses.keepIn(ledger);
    }

    /** Whether sources may look for items at all. */
    boolean isOpen() {
        tidy();
        return pauses.maySeek();
    }

    /** The pause that holds for this process; empty when there is none. */
    Optional<Pause> pause() {
        return pauses.pause();
    }

    /** Whether an item may be visited now. To be asked last, because after a pause only one item is let in as a trial. */
    boolean admits(Item item) {
        return !isResting(item.lane()) && pauses.admits(item.id());
    }

    /** Whether a file has not changed for so long that nobody can still be writing it. */
    boolean isQuiet(FileVersion file) {
        return !clock.instant().isBefore(quietAt(file));
    }

    /**
     * When a file will be quiet if nobody touches it any more. A file whose time lies in the future, by the clock of a server or
     * by ours before it was set back, counts as unchanged since this version of it was first seen.
     */
    Instant quietAt(FileVersion file) {
        Instant now = clock.instant();
        Instant touched = Instant.ofEpochMilli(file.lastTouched(now.toEpochMilli()));
        if (touched.isAfter(now)) {
            touched = ahead.compute(file, (same, seen) -> seen == null || seen.isAfter(now) ? now : seen);
        }
        return touched.plus(quietPeriod(file));
    }

    private Duration quietPeriod(FileVersion file) {
        return file.size() == 0 ? EMPTY_PERIOD : quietPeriod;
    }

    /** Whether no item is being visited or waits for another visit. */
    boolean hasNoVisits() {
        return visits.isEmpty();
    }

    /** Whether an item's last visit is long enough ago. */
    boolean isDue(Path path) {
        return visits.isEmpty() || isDue(FolderItem.idOf(path));
    }

    /** As {@link #isDue(Path)}, by an item's id. */
    boolean isDue(String id) {
        Visit last = visits.get(id);
        if (last == null) {
            return true;
        }
        Instant now = clock.instant();
        // A visit that begins in the future was noted before the clock was set back.
        return !now.isBefore(last.due()) || now.isBefore(last.last());
    }

    /** Whether any lane may be resting. */
    boolean hasRests() {
        return !lanes.isEmpty();
    }

    /** Whether all items of a lane wait, because of their recipient. */
    boolean isResting(String lane) {
        return lanes.until(lane).isPresent();
    }

    /** Until when all items of a lane wait; empty when they do not. */
    Optional<Instant> restsUntil(String lane) {
        return lanes.until(lane);
    }

    /** Makes the items of a lane wait. Returns whether they were not waiting before. */
    boolean rest(String lane, Instant until) {
        return lanes.rest(lane, until);
    }

    /** A visit to an item begins. */
    Visit begin(Item item) {
        return visits.compute(item.id(), (id, last) -> next(last));
    }

    private Visit next(Visit last) {
        Instant now = clock.instant();
        int count = last == null ? 1 : last.count() + 1;
        Duration delay = retry.delay().multipliedBy(1L << Math.min(count - 1, 20));
        Duration bounded = delay.compareTo(retry.maxDelay()) < 0 ? delay : retry.maxDelay();
        return new Visit(
                count,
                last == null ? now : last.first(),
                now,
                now.plus(bounded).plus(jitter(bounded)),
                last != null && last.passedBy());
    }

    /** Up to a quarter more, so that items that failed together do not come back together. */
    private static Duration jitter(Duration delay) {
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(delay.toMillis() / 4 + 1));
    }

    /** The item is not visited before this time. */
    void postpone(Item item, Instant due) {
        atLeast(item, due);
    }

    /** The visit will leave its item where it is. Returns when the next one may begin, at least {@code least} from now. */
    Instant postpone(Item item, Duration least) {
        return atLeast(item, clock.instant().plus(least)).due();
    }

    private Visit atLeast(Item item, Instant due) {
        return visits.compute(item.id(), (id, last) -> later(last == null ? next(null) : last, due));
    }

    private static Visit later(Visit visit, Instant earliest) {
        return visit.due().isBefore(earliest)
                ? new Visit(visit.count(), visit.first(), visit.last(), earliest, visit.passedBy())
                : visit;
    }

    /** The visit has left its item where it is. */
    void left(Item item) {
        pauses.ended(item.id());
    }

    /** The visit has ended without a step of {@code deliver}. If the item still lies there, it is visited again. */
    void passBy(Item item) {
        visits.computeIfPresent(
                item.id(), (id, visit) -> new Visit(visit.count(), visit.first(), visit.last(), visit.due(), true));
    }

    /** The item has left its source, or its visit did not count. */
    void end(Item item) {
        visits.remove(item.id());
        failing.remove(item.id());
        pauses.ended(item.id());
    }

    /** The service failed for this item. Returns for how many items it failed lately, which wait for a retry. */
    int failing(Item item) {
        Instant now = clock.instant();
        failing.put(item.id(), now);
        Instant lately = now.minus(retry.maxDelay().multipliedBy(2));
        failing.values().removeIf(at -> at.isBefore(lately));
        return failing.size();
    }

    /** Whether this is the one item that was let in as a trial after a pause. */
    boolean isTrying(Item item) {
        return pauses.isTrying(item.id());
    }

    /** The visit showed that the API works. */
    void works(Item item) {
        pauses.succeeded(item.id());
    }

    /** The ledger has noted the outcome of the visit; see {@link Pauses#noted}. */
    void noted(Item item) {
        pauses.noted(item.id());
    }

    /** The ledger could not note the outcome of the visit. */
    void ledgerFailed(Item item, LedgerException failure) {
        pauses.ledgerFailed(item.id(), failure);
    }

    /** The visit showed a problem that is no file's fault; see {@link Pauses#pause}. */
    void pause(Item item, String why, Instant least) {
        pauses.pause(item.id(), why, least);
    }

    /** Forgets from time to time what another node or a person took away. */
    private void tidy() {
        Instant now = clock.instant();
        if (now.isAfter(tidied.plus(FORGOTTEN))) {
            tidied = now;
            visits.values().removeIf(visit -> visit.due().plus(FORGOTTEN).isBefore(now));
            ahead.entrySet().removeIf(seen -> seen.getValue()
                    .plus(quietPeriod(seen.getKey()))
                    .plus(FORGOTTEN)
                    .isBefore(now));
        }
    }
}
