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
 * Spares the looks that would find nothing to take. A folder's own time changes when a name comes into it, so one that was empty
 * is still empty while its time is the same: where all are, nothing is listed, and where some have files, the others are
 * passed over. And what comes after a look cannot be quiet before a quiet period has passed; a folder that is moved in with files
 * in it may be, and waits for that period too. For one consumer, whose polls are one after the other.
 */
final class StillFolders {

    /** Two changes within the tick of a file system's clock have the same time: a time this young says nothing. */
    private static final Duration TICK = Duration.ofSeconds(2);

    /** The same, where a time has milliseconds. */
    private static final Duration FINE_TICK = Duration.ofMillis(100);

    /** A file system that does not tell, such as a share, is looked at this often all the same. */
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
     * @param path under the watched folder
     */
    private record Listed(File folder, String path, long time) {}

    /**
     * A folder in which there was nothing.
     *
     * @param seen when it was listed
     * @param asked when its time was last asked for
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
            // The clock was set back: what was to happen by the old time would be late.
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

    /** A look begins; it will list the watched folder. */
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
     * A look has come to a name: so it is through with the folder that it began before, and there was nothing in that, unless
     * this name is.
     *
     * @param path under the watched folder
     */
    void pass(String path) {
        if (begun != null && !path.startsWith(begun.path() + File.separator) && isSettled(begun.time())) {
            empties.put(begun.folder(), new Empty(begun, looked, looked));
        }
        begun = null;
    }

    /** Whether there was nothing in a folder, and nothing came into it, or nothing that can be quiet: then it need not be listed. */
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
     * @param path under the watched folder
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

    /** There is something that this look takes, or leaves for the next one. */
    void leave() {
        leaveUntil(Instant.MIN);
    }

    /** There is something that this look leaves until then. */
    void leaveUntil(Instant time) {
        empty = false;
        quiet = time.isBefore(quiet) ? time : quiet;
    }
}
