package io.github.camellinq.route;

import java.io.File;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Spares the looks that would find nothing to take. A folder's own time changes when a name comes into it, so folders that were
 * empty are still empty while their times are the same. And what comes after a look, at the files or only at those times, cannot
 * be quiet before a quiet period has passed. For one consumer, whose polls are one after the other.
 */
final class StillFolders {

    /** Two changes within the tick of a file system's clock have the same time: a time this young says nothing. */
    private static final Duration TICK = Duration.ofSeconds(2);

    /** A file system that does not tell, such as a share, is looked at this often all the same. */
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final Clock clock;
    private final Duration quietPeriod;
    private final List<Listed> listed = new ArrayList<>();
    private boolean empty;
    private Instant quiet = Instant.MIN;
    private Instant looked = Instant.MIN;

    /** A folder and the time that it had before it was listed. */
    private record Listed(File folder, long time) {}

    StillFolders(Clock clock, Duration quietPeriod) {
        this.clock = clock;
        this.quietPeriod = quietPeriod;
    }

    /** Whether a look would find nothing to take, as the last one did. */
    boolean areStill() {
        Instant now = clock.instant();
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

    /** A look begins. */
    void begin() {
        looked = clock.instant();
        listed.clear();
        empty = true;
        quiet = looked.plus(quietPeriod);
    }

    /** A folder is about to be listed. */
    void list(File folder) {
        long time = folder.lastModified();
        listed.add(new Listed(folder, time));
        if (time > looked.minus(TICK).toEpochMilli()) {
            empty = false;
        }
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
