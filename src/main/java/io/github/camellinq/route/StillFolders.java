package io.github.camellinq.route;

import java.io.File;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Spares the looks that would find nothing to take. The time of a folder changes when a name is added to it, so a folder that was
 * empty is still empty as long as its time is the same. When all folders are empty, nothing is listed; when some have files, the
 * empty ones are skipped. What is added after a look cannot be quiet before a quiet period has passed. A folder that is moved in
 * together with its files may be quiet at once, but waits for that period too. For one consumer, whose polls do not overlap.
 */
final class StillFolders {

    /** Two changes within one tick of a file system's clock have the same time, so a time this recent proves nothing. */
    private static final Duration TICK = Duration.ofSeconds(2);

    /** The same, for times with milliseconds. */
    private static final Duration FINE_TICK = Duration.ofMillis(100);

    /** A file system that does not change the times, such as a share, is looked at this often all the same. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final Clock clock;
    private final Duration quietPeriod;
    private final List<Listed> listed = new ArrayList<>();
    private final Map<File, Empty> empties = new HashMap<>();
    private Listed begun;
    private boolean empty;
    private Instant quiet = Instant.MIN;
    private Instant looked = Instant.MIN;

    /**
     * A folder and the time that it had before it was listed.
     *
     * @param path relative to the watched folder
     */
    private record Listed(File folder, String path, long time) {}

    /**
     * A folder that was empty.
     *
     * @param seen when it was listed
     * @param asked when its time was last read
     */
    private record Empty(Listed folder, Instant seen, Instant asked) {}

    StillFolders(Clock clock, Duration quietPeriod) {
        this.clock = clock;
        this.quietPeriod = quietPeriod;
    }

    /** Whether a look would find nothing to take, as the last one did. */
    boolean areStill() {
        Instant now = clock.instant();
        if (now.isBefore(looked)) {
            // The clock was set back, so what is due by the old time would come too late.
            return false;
        }
        if (now.isBefore(quiet)) {
            return true;
        }
        boolean still = empty && now.isBefore(looked.plus(LONGEST)) && areUnchanged();
        if (still) {
            quiet = now.plus(quietPeriod);
        }
        return still;
    }

    private boolean areUnchanged() {
        for (Listed one : listed) {
            if (one.folder().lastModified() != one.time()) {
                return false;
            }
        }
        return true;
    }

    /** A look begins, which will list the watched folder. */
    void begin(File watched) {
        Instant now = clock.instant();
        if (now.isBefore(looked)) {
            empties.clear();
        }
        looked = now;
        listed.clear();
        empties.values().removeIf(known -> !looked.isBefore(known.seen().plus(LONGEST)));
        empty = true;
        quiet = looked.plus(quietPeriod);
        list(watched, "");
        begun = null;
    }

    /**
     * A look has come to a name, so it has finished the folder that it listed before, and that folder was empty unless the name
     * lies in it.
     *
     * @param path relative to the watched folder
     */
    void pass(String path) {
        if (begun != null && !path.startsWith(begun.path() + File.separator) && isSettled(begun.time())) {
            empties.put(begun.folder(), new Empty(begun, looked, looked));
        }
        begun = null;
    }

    /**
     * Whether a folder was empty and nothing has been added since, or nothing that can be quiet, so that it need not be listed.
     */
    boolean isStillEmpty(File folder) {
        Empty known = empties.get(folder);
        if (known == null) {
            return false;
        }
        Instant due = known.asked().plus(quietPeriod);
        if (looked.isBefore(due)) {
            quiet = due.isBefore(quiet) ? due : quiet;
        } else if (folder.lastModified() == known.folder().time()) {
            empties.put(folder, new Empty(known.folder(), known.seen(), looked));
        } else {
            return false;
        }
        listed.add(known.folder());
        return true;
    }

    /**
     * A folder is about to be listed.
     *
     * @param path relative to the watched folder
     */
    void list(File folder, String path) {
        begun = new Listed(folder, path, folder.lastModified());
        listed.add(begun);
        if (!isSettled(begun.time())) {
            empty = false;
        }
    }

    private boolean isSettled(long time) {
        Duration tick = time % 1000 == 0 ? TICK : FINE_TICK;
        return time <= looked.minus(tick).toEpochMilli();
    }

    /** There is something that this look takes, or leaves to the next one. */
    void leave() {
        leaveUntil(Instant.MIN);
    }

    /** There is something that this look leaves until the given time. */
    void leaveUntil(Instant time) {
        empty = false;
        quiet = time.isBefore(quiet) ? time : quiet;
    }
}
