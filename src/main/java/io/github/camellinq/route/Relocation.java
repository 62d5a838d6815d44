package io.github.camellinq.route;

import io.github.camellinq.media.FileVersion;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Moves a file into a folder under its own name, or a numbered one where that is taken. Nothing is ever overwritten. */
final class Relocation {
    private static final Logger LOG = LoggerFactory.getLogger(Relocation.class);

    /** Between finding a free name and taking it nobody else of this process looks for one. */
    private static final Object NAMES = new Object();

    private Relocation() {}

    /** Moves a file; returns where it is now. */
    static Path move(RootedFile file, Path folder, String name) throws IOException {
        synchronized (NAMES) {
            make(folder);
            Path target = free(folder, name, Sidecar.NONE);
            try {
                file.moveTo(target);
                return target;
            } catch (AtomicMoveNotSupportedException e) {
                // Another file system: the bytes must be copied, below and outside the lock.
            }
        }
        return copyAndDelete(file, folder, name);
    }

    /** Asked first, since to make a folder that is there is an exception each time. */
    private static void make(Path folder) throws IOException {
        if (!folder.toFile().isDirectory()) {
            Files.createDirectories(folder);
        }
    }

    /** Moves a file and its sidecar; returns where the file is now. */
    static Path move(RootedFile file, Path folder, String name, Sidecar sidecar) throws IOException {
        if (!sidecar.isThere()) {
            return move(file, folder, name);
        }
        Path target;
        synchronized (NAMES) {
            make(folder);
            target = free(folder, name, sidecar);
            // It keeps the name free for its file.
            sidecar.putBeside(target);
        }
        sidecar.follow(target, () -> moveTo(file, target));
        return target;
    }

    /** Moves a file to a name that the caller has made sure of. */
    static void moveTo(RootedFile file, Path target) throws IOException {
        try {
            file.moveTo(target);
        } catch (AtomicMoveNotSupportedException e) {
            requireRemovable(file.path());
            FileVersion copied = FileVersion.of(file.path());
            Files.move(copy(file.path(), target.getParent()), target, StandardCopyOption.ATOMIC_MOVE);
            delete(file, copied, target);
        }
    }

    /**
     * Moves a file to a name that nothing has. Where the file system knows hard links, nobody can take the name in between.
     *
     * @throws FileAlreadyExistsException when something has it: then nothing was moved
     */
    static void moveToFree(Path file, Path target) throws IOException {
        boolean linked = false;
        try {
            Files.createLink(target, file);
            linked = true;
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException e) {
            LOG.debug("{} cannot be given a second name, so it is renamed or copied", file, e);
        }
        if (linked) {
            Files.delete(file);
        } else if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(target.toString());
        } else {
            moveTo(RootedFile.alone(file), target);
        }
    }

    /** Gives a file a second name, which nothing has; on another file system a copy has it. */
    static void linkOrCopy(Path file, Path target) throws IOException {
        try {
            Files.createLink(target, file);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException e) {
            LOG.debug("{} cannot be given a second name, so it is copied", file, e);
            Files.move(copy(file, target.getParent()), target, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static Path copyAndDelete(RootedFile file, Path folder, String name) throws IOException {
        requireRemovable(file.path());
        FileVersion copied = FileVersion.of(file.path());
        Path copy = copy(file.path(), folder);
        Path target;
        synchronized (NAMES) {
            target = Files.move(copy, free(folder, name, Sidecar.NONE), StandardCopyOption.ATOMIC_MOVE);
        }
        delete(file, copied, target);
        return target;
    }

    /** Asked before its bytes are copied, which would be in vain at each visit. */
    private static void requireRemovable(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (!Files.isWritable(folder)) {
            throw new AccessDeniedException(folder.toString());
        }
    }

    /**
     * What has come to a file's place while it was copied is another file, and stays. A copy of what cannot be removed goes, as the
     * next visit makes another one.
     */
    private static void delete(RootedFile file, FileVersion copied, Path copy) throws IOException {
        if (!FileVersion.of(file.path()).id().equals(copied.id())) {
            LOG.info(
                    "{} was replaced while it was copied to another file system; the file that is there now stays",
                    file.path());
            return;
        }
        try {
            file.delete();
        } catch (IOException e) {
            if (Files.exists(file.path(), LinkOption.NOFOLLOW_LINKS)) {
                Files.deleteIfExists(copy);
            }
            throw e;
        }
    }

    /** The copy has a dot name, so that nobody takes it for a file, until it is wholly on the disk. */
    private static Path copy(Path file, Path folder) throws IOException {
        Path copy = folder.resolve("." + UUID.randomUUID() + ".part");
        try {
            Files.copy(file, copy, LinkOption.NOFOLLOW_LINKS, StandardCopyOption.COPY_ATTRIBUTES);
            try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            return copy;
        } catch (IOException e) {
            Files.deleteIfExists(copy);
            throw sayingWhere(e, folder);
        }
    }

    /** A failure to copy names what is copied, and one to write nothing; what is full or may not be written is the folder. */
    static IOException sayingWhere(IOException failure, Path folder) {
        if (failure instanceof FileSystemException named) {
            return named.getOtherFile() != null && named.getReason() != null
                    ? new FileSystemException(folder.toString(), null, named.getReason())
                    : failure;
        }
        FileSystemException where = new FileSystemException(folder.toString(), null, failure.getMessage());
        where.initCause(failure);
        return where;
    }

    /** A name that neither a file nor a sidecar has: what stands beside a file is said of that file. */
    private static Path free(Path folder, String name, Sidecar sidecar) throws IOException {
        for (int number = 0; ; number++) {
            Path candidate = folder.resolve(PlaceNames.fitting(name, number, sidecar.companion()));
            if (!Files.exists(candidate, LinkOption.NOFOLLOW_LINKS) && sidecar.mayStandBeside(candidate)) {
                return candidate;
            }
        }
    }

    /** Removes a folder in which nothing is; no file is on its way into it at this moment. */
    static boolean removeIfEmpty(Path folder) throws IOException {
        synchronized (NAMES) {
            try {
                return Files.deleteIfExists(folder);
            } catch (DirectoryNotEmptyException e) {
                return false;
            }
        }
    }
}
