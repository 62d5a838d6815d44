package io.github.camellinq.ledger;

import java.io.File;
import java.nio.file.Path;

/** Examines disks without writing to them. */
public final class Disks {
    private Disks() {}

    /**
     * Whether the disk of a file or folder has less free space than {@code least}. A disk that does not report its size counts as
     * not full.
     *
     * @param least in bytes
     */
    public static boolean isFull(Path place, long least) {
        File file = place.toFile();
        return file.getTotalSpace() > 0 && file.getUsableSpace() < least;
    }
}
