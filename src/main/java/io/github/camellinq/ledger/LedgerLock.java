package io.github.camellinq.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The right to be the only owner of a SQLite ledger: a lock that the operating system releases however the process ends. */
final class LedgerLock implements AutoCloseable {
    /** Checked before a file is opened: when a process closes any channel of a file, it loses its locks on that file. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    /** The byte of the file that the owner locks to become the owner. */
    private static final long OWNER = 0;

    /**
     * The byte that the owner locks to be seen. An observer locks it for a moment, which never keeps a process from becoming the
     * owner.
     */
    private static final long SIGN = 1;

    private final Path file;
    private final FileChannel channel;

    private LedgerLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Locks the lock file beside a ledger. The file stays when the lock is released.
     *
     * @throws LedgerException when another owner holds the lock, or the file cannot be written
     */
    static synchronized LedgerLock take(Path ledger) {
        Path file = lockFile(ledger);
        if (!HELD.add(file)) {
            throw refusal(ledger, file, "this same process");
        }
        FileChannel channel = null;
        LedgerLock lock = null;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock(OWNER, 1, false) == null) {
                throw refusal(ledger, file, Files.readString(file).strip());
            }
            channel.lock(SIGN, 1, false);
            channel.truncate(0);
            channel.write(ByteBuffer.wrap((ourselves() + "\n").getBytes(StandardCharsets.UTF_8)));
            lock = new LedgerLock(file, channel);
            return lock;
        } catch (IOException e) {
            throw unwritable(file, e);
        } finally {
            if (lock == null) {
                HELD.remove(file);
                close(channel);
            }
        }
    }

    /** The owner, as it wrote itself into the lock file; empty when there is none. Creates nothing. */
    static synchronized Optional<String> holder(Path ledger) {
        if (!Files.isDirectory(ledger.getParent())) {
            return Optional.empty();
        }
        Path file = lockFile(ledger);
        if (HELD.contains(file)) {
            return Optional.of(ourselves());
        }
        try {
            return isLocked(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new LedgerException("The lock file " + file + " of the ledger cannot be read: " + e, e);
        }
    }

    /**
     * Checks that this process's user may write the lock file, if it exists. Creates nothing.
     *
     * @throws LedgerException when it may not
     */
    static void checkRights(Path ledger) {
        if (Files.isDirectory(ledger.getParent())) {
            Path file = lockFile(ledger);
            if (Files.exists(file)
                    && !(Files.isRegularFile(file) && Files.isReadable(file) && Files.isWritable(file))) {
                throw unwritable(file, null);
            }
        }
    }

    private static LedgerException unwritable(Path file, IOException cause) {
        return new LedgerException(
                "The lock file " + file + " of the ledger cannot be written" + (cause == null ? "" : " (" + cause + ")")
                        + ". Let this process's user write it, make room if the disk is full, or name another file for the ledger",
                cause);
    }

    private static boolean isLocked(Path file) throws IOException {
        // A shared lock lets several observers look at the same time, and needs only the right to read.
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                FileLock seen = channel.tryLock(SIGN, 1, true)) {
            return seen == null;
        }
    }

    private static String ourselves() {
        return "pid " + ProcessHandle.current().pid();
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
                + "), which has locked " + file + ". Stop that process, or give this one its own ledger and inbox");
    }

    private static void close(FileChannel channel) {
        try (channel) {
            // Only closes it; a null is skipped.
        } catch (IOException e) {
            throw new LedgerException("The lock file of a ledger cannot be closed: " + e, e);
        }
    }

    @Override
    public void close() {
        close(channel);
        HELD.remove(file);
    }
}
