package io.github.camellinq.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The right to be the one owner of a SQLite ledger: a lock that the system frees when the process ends, however it ends. */
final class LedgerLock implements AutoCloseable {
    /** Asked before the file is opened: a process that closes any channel of a file gives up its lock on it. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private LedgerLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Takes the lock file beside a ledger; the file stays when the lock goes.
     *
     * @throws LedgerException when another has it
     */
    static LedgerLock take(Path ledger) {
        Path file = lockFile(ledger);
        if (!HELD.add(file)) {
            throw refusal(ledger, file, "this very one");
        }
        FileChannel channel = null;
        LedgerLock lock = null;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                throw refusal(ledger, file, Files.readString(file).strip());
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(("pid " + ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.UTF_8)));
            lock = new LedgerLock(file, channel);
            return lock;
        } catch (IOException e) {
            throw new LedgerException("The lock file " + file + " of the ledger cannot be written: " + e, e);
        } finally {
            if (lock == null) {
                HELD.remove(file);
                closeQuietly(channel);
            }
        }
    }

    private static Path lockFile(Path ledger) {
        try {
            return ledger.getParent().toRealPath().resolve(ledger.getFileName() + ".lock");
        } catch (IOException e) {
            throw new LedgerException("The folder of the ledger " + ledger + " cannot be read: " + e, e);
        }
    }

    private static LedgerException refusal(Path ledger, Path file, String owner) {
        return new LedgerException("The ledger " + ledger + " belongs to a running process (" + owner
                + "), which has locked " + file + ". Stop that one, or give this one a ledger and an inbox of its own");
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
        HELD.remove(file);
    }
}
