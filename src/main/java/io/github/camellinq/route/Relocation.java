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

/** Moves a file into a folder under its own name, or under a numbered one when that is taken. Never overwrites anything. */
final class Relocation {
    private static final Logger LOG = LoggerFactory.getLogger(Relocation.class);

    /** Nobody else in this process looks for a free name while one is being found and taken. */
    private static final Object NAMES = new Object();

    private Relocation() {}

    /** Moves a file and returns where it is now. */
    static Path move(RootedFile file, Path folder, String name) throws IOException {
        synchronized (NAMES) {
            make(folder);
            Path target = free(folder, name, Sidecar.NONE);
            try {
                file.moveTo(target);
                return target;
            } catch (AtomicMoveNotSupportedException e) {
                // Another file system: the bytes must be copied, which is done below and outside the lock.
            }
        }
        return copyAndDelete(file, folder, name);
    }

    /** Checked first, because creating a folder that exists throws an exception each time. */
    private static void make(Path folder) throws IOException {
        if (!folder.toFile().isDirectory()) {
            Files.createDirectories(folder);
        }
    }

    /** Moves a file and its sidecar, and returns where the file is now. */
    static Path move(RootedFile file, Path folder, String name, Sidecar sidecar) throws IOException {
        if (!sidecar.isThere()) {
            return move(file, folder, name);
        }
        Path target;
        synchronized (NAMES) {
            make(folder);
            target = free(folder, name, sidecar);
            // The sidecar keeps the name free for its file.
            sidecar.putBeside(target);
        }
        sidecar.follow(target, () -> moveTo(file, target));
        return target;
    }

    /** Moves a file to a name that the caller has reserved. */
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
     * Moves a file to a name that nothing has. Where the file system has hard links, nobody can take the name in between.
     *
     * @throws FileAlreadyExistsException when something has the name; then nothing was moved
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

    /** Gives a file a second name, which nothing may have yet; on another file system a copy gets it. */
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

    /** Checked before the bytes are copied, which would be in vain at each visit. */
    private static void requireRemovable(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (!Files.isWritable(folder)) {
            throw new AccessDeniedException(folder.toString());
        }
    }

    /**
     * Deletes a file that was copied. A file that took its place during the copying is another one and stays. When the file
     * cannot be deleted, its copy is, because the next visit makes another one.
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

    /** The copy has a name that begins with a dot until it is completely on the disk, so that nobody takes it for a file. */
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

    /**
     * A failed copy names the file that is copied, and a failed write names nothing; but what is full, or may not be written, is
     * the folder.
     */
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

    /** A name that neither a file nor a sidecar has, because a sidecar speaks for the file beside it. */
    private static Path free(Path folder, String name, Sidecar sidecar) throws IOException {
        for (int number = 0; ; number++) {
            Path candidate = folder.resolve(PlaceNames.fitting(name, number, sidecar.companion()));
            if (!Files.exists(candidate, LinkOption.NOFOLLOW_LINKS) && sidecar.mayStandBeside(candidate)) {
                return candidate;
            }
        }
    }

    /** Removes a folder if it is empty. No file of this process is on its way into it at that moment. */
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
