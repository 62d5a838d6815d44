package io.github.camellinq.ledger;

import java.io.File;
import java.nio.file.Path;

/** What can be told of a disk without writing to it. */
public final class Disks {
    private Disks() {}

    /**
     * Whether the disk of a file or folder has less room than that. One that tells no size tells no room either, and is not full.
     *
     * @param least in bytes
     */
    public static boolean isFull(Path place, long least) {
        File file = place.toFile();
        return file.getTotalSpace() > 0 && file.getUsableSpace() < least;
    }
}
