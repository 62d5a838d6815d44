package io.github.camellinq.route;

import java.io.File;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Spares the looks that would find nothing new: a folder's own time changes when a name comes into it, so folders that were
 * empty are still empty while their times are the same. For one consumer, whose polls are one after the other.
 */
final class StillFolders {

    /** Two changes within the tick of a file system's clock have the same time: a time this young says nothing. */
    private static final Duration TICK = Duration.ofSeconds(2);

    /** A file system that does not tell, such as a share, is looked at this often all the same. */
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final Clock clock;
    private final Map<File, Long> times = new HashMap<>();
    private boolean empty;
    private Instant looked = Instant.MIN;

    StillFolders(Clock clock) {
        this.clock = clock;
    }

    /** Whether a look would find nothing, as the last one did. */
    boolean areStill() {
        return empty
                && clock.instant().isBefore(looked.plus(LONGEST))
                && times.entrySet().stream().allMatch(folder -> folder.getKey().lastModified() == folder.getValue());
    }

    /** A look begins. */
    void begin() {
        looked = clock.instant();
        times.clear();
        empty = true;
    }

    /** A folder is about to be listed. */
    void list(File folder) {
        long time = folder.lastModified();
        times.put(folder, time);
        if (time > looked.minus(TICK).toEpochMilli()) {
            empty = false;
        }
    }

    /** There is something that this look leaves for another. */
    void leave() {
        empty = false;
    }
}
