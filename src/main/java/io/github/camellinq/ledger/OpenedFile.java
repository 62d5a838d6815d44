package io.github.camellinq.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks that the file of an open ledger is still the one that was opened. SQLite goes on writing to a file that was removed or
 * replaced, without an error, and these writes are lost when the process ends.
 */
final class OpenedFile {

    /** How often the file is checked, in nanoseconds: a check is a system call, too expensive for every write. */
    private static final long OFTEN = Duration.ofSeconds(1).toNanos();

    private static final Logger LOG = LoggerFactory.getLogger(OpenedFile.class);

    private final Path file;
    private final Object key;
    private volatile long next;
    private volatile boolean same = true;

    /** Remembers which file is there now. */
    OpenedFile(Path file) {
        this.file = file;
        this.key = key(file);
        this.next = System.nanoTime() + OFTEN;
    }

    /** @throws LedgerException when the file was removed or replaced */
    void requireSame() {
        if (System.nanoTime() - next >= 0) {
            next = System.nanoTime() + OFTEN;
            same = isSame();
        }
        if (!same) {
            throw new LedgerException("The ledger " + file
                    + " was removed or replaced while it was open, and anything written to it now would be lost."
                    + " Put the same file back, or restart this process to continue with the file that is there then");
        }
    }

    private boolean isSame() {
        Object now = key(file);
        return key == null || now == null ? !Files.notExists(file) : now.equals(key);
    }

    /** Identifies the file; null when the file system cannot, or the file cannot be read at this moment. */
    private static Object key(Path file) {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        } catch (IOException e) {
            LOG.debug("The attributes of {} cannot be read", file, e);
            return null;
        }
    }
}
