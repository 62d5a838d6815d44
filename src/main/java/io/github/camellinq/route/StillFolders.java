package io.github.camellinq.route;

import java.io.File;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

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
    private final List<Listed> listed = new ArrayList<>();
    private boolean empty;
    private Instant looked = Instant.MIN;

    /** A folder and the time that it had before it was listed. */
    private record Listed(File folder, long time) {}

    StillFolders(Clock clock) {
        this.clock = clock;
    }

    /** Whether a look would find nothing, as the last one did. */
    boolean areStill() {
        return empty && clock.instant().isBefore(looked.plus(LONGEST)) && areUnchanged();
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
    }

    /** A folder is about to be listed. */
    void list(File folder) {
        long time = folder.lastModified();
        listed.add(new Listed(folder, time));
        if (time > looked.minus(TICK).toEpochMilli()) {
            empty = false;
        }
    }

    /** There is something that this look leaves for another. */
    void leave() {
        empty = false;
    }
}
