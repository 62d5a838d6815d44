package io.github.camellinq.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the file of an open ledger is still the one that was opened. What is written into one that was removed or replaced is
 * gone when the process ends, and SQLite writes on without a word.
 */
final class OpenedFile {

    /** A look is a system call, which not every write should pay. */
    private static final long OFTEN = Duration.ofSeconds(1).toNanos();

    private static final Logger LOG = LoggerFactory.getLogger(OpenedFile.class);

    private final Path file;
    private final Object key;
    private volatile long next;
    private volatile boolean same = true;

    /** The file as it is now. */
    OpenedFile(Path file) {
        this.file = file;
        this.key = key(file);
        this.next = System.nanoTime() + OFTEN;
    }

    /** @throws LedgerException when it was removed or replaced */
    void requireSame() {
        if (System.nanoTime() - next >= 0) {
            next = System.nanoTime() + OFTEN;
            same = isSame();
        }
        if (!same) {
            throw new LedgerException("The ledger " + file
                    + " was removed or replaced while it was open, and what is noted now would be lost: bring that very file back, or"
                    + " restart this process, which goes on with what is there then");
        }
    }

    private boolean isSame() {
        Object now = key(file);
        return key == null || now == null ? !Files.notExists(file) : now.equals(key);
    }

    /** Which file it is; null where that cannot be told, by this file system or at this moment. */
    private static Object key(Path file) {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        } catch (IOException e) {
            LOG.debug("{} cannot be looked at", file, e);
            return null;
        }
    }
}
