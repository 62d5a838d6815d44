package io.github.camellinq.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The right to be the one owner of a SQLite ledger: a lock that the system frees when the process ends, however it ends. */
final class LedgerLock implements AutoCloseable {
    private final FileChannel channel;

    private LedgerLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock file beside a ledger; the file stays when the lock goes.
     *
     * @throws LedgerException when another has it
     */
    static LedgerLock take(Path ledger) {
        Path file = ledger.resolveSibling(ledger.getFileName() + ".lock");
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (locked(channel) == null) {
                String owner = Files.readString(file).strip();
                throw new LedgerException("The ledger " + ledger + " belongs to a running process"
                        + (owner.isEmpty() ? "" : " (" + owner + ")") + ", which has locked " + file
                        + ". Stop that one, or give this one a ledger and an inbox of its own");
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(("pid " + ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.UTF_8)));
            LedgerLock lock = new LedgerLock(channel);
            channel = null;
            return lock;
        } catch (IOException e) {
            throw new LedgerException("The lock file " + file + " of the ledger cannot be written: " + e, e);
        } finally {
            closeQuietly(channel);
        }
    }

    private static FileLock locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static void closeQuietly(FileChannel channel) {
        try (channel) {
            // Nothing but to close it; null is none.
        } catch (IOException e) {
            throw new LedgerException("A lock file cannot be closed: " + e, e);
        }
    }

    @Override
    public void close() {
        closeQuietly(channel);
    }
}
