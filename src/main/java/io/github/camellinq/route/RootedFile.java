package io.github.camellinq.route;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * A file under a folder, which is opened, moved and deleted there and nowhere else. The folders between the two are held open one
 * after the other, and none of them may be a link, so whoever may write in them cannot lead to other files, however quickly a
 * link takes the place of a folder. The folders are only checked just before when nobody else may write in them, and when the
 * system cannot hold folders open.
 *
 * @param root the folder, which may itself be reached through a link
 * @param path the file
 */
record RootedFile(Path root, Path path) {

    /** An operation on a name in a folder that is held open. */
    private interface Held<T> {
        T use(SecureDirectoryStream<Path> folder, Path name) throws IOException;
    }

    /** The same operation where no folder can be held open. */
    private interface Plain<T> {
        T use() throws IOException;
    }

    /** A file by itself: everything that leads to it is trusted. */
    static RootedFile alone(Path path) {
        return new RootedFile(path.toAbsolutePath().getParent(), path.toAbsolutePath());
    }

    /**
     * Opens the file for reading; the caller closes it.
     *
     * @throws IOException when it does not exist, is a link, or lies behind one
     */
    SeekableByteChannel open() throws IOException {
        return reach(
                null,
                (folder, name) ->
                        folder.newByteChannel(name, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)),
                () -> FileChannel.open(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
    }

    /**
     * Moves the file in one step, and replaces what has the target's name.
     *
     * @throws AtomicMoveNotSupportedException when the target is on another file system
     */
    void moveTo(Path target) throws IOException {
        reach(
                target,
                (folder, name) -> {
                    try (DirectoryStream<Path> into =
                            Files.newDirectoryStream(target.toAbsolutePath().getParent())) {
                        folder.move(name, (SecureDirectoryStream<Path>) into, target.getFileName());
                        return target;
                    }
                },
                () -> Files.move(path, target, StandardCopyOption.ATOMIC_MOVE));
    }

    void delete() throws IOException {
        reach(
                null,
                (folder, name) -> {
                    folder.deleteFile(name);
                    return path;
                },
                () -> {
                    Files.delete(path);
                    return path;
                });
    }

    private <T> T reach(Path target, Held<T> held, Plain<T> plain) throws IOException {
        if (!path.startsWith(root) || path.equals(root)) {
            throw new IOException(path + " is not in the inbox " + root);
        }
        if (OwnFolders.leadTo(path, root)) {
            return plain.use();
        }
        try (DirectoryStream<Path> top = Files.newDirectoryStream(root)) {
            if (top instanceof SecureDirectoryStream<Path> folder) {
                return within(folder, root, target, held);
            }
        }
        for (Path folder = path.getParent(); !folder.equals(root); folder = folder.getParent()) {
            if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                throw leadsOut(folder);
            }
        }
        return plain.use();
    }

    private <T> T within(SecureDirectoryStream<Path> folder, Path at, Path target, Held<T> held) throws IOException {
        Path name = at.relativize(path).getName(0);
        Path next = at.resolve(name);
        if (next.equals(path)) {
            try {
                return held.use(folder, name);
            } catch (FileSystemException e) {
                throw name.toString().equals(e.getFile()) ? named(e, target) : e;
            } catch (IOException e) {
                // Thrown for a link, and names nothing.
                throw new FileSystemException(path.toString(), null, e.getMessage());
            }
        }
        try (SecureDirectoryStream<Path> deeper = deeper(folder, name, next)) {
            return within(deeper, next, target, held);
        }
    }

    private SecureDirectoryStream<Path> deeper(SecureDirectoryStream<Path> folder, Path name, Path next)
            throws IOException {
        try {
            return folder.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS);
        } catch (FileSystemException e) {
            boolean isThere = Files.isDirectory(next, LinkOption.NOFOLLOW_LINKS);
            throw e instanceof NoSuchFileException || isThere ? named(e, null) : leadsOut(next);
        }
    }

    private FileSystemException leadsOut(Path folder) {
        return new FileSystemException(
                path.toString(), null, "it leads out of the inbox because " + folder + " is no longer a folder");
    }

    /** A failure with a name in a folder that is held open is given the whole path. */
    private FileSystemException named(FileSystemException failure, Path target) {
        String file = path.toString();
        String other = target == null ? null : target.toString();
        String reason = failure.getReason();
        if (failure instanceof NoSuchFileException) {
            return new NoSuchFileException(file, other, reason);
        }
        if (failure instanceof AccessDeniedException) {
            return new AccessDeniedException(file, other, reason);
        }
        return failure instanceof AtomicMoveNotSupportedException
                ? new AtomicMoveNotSupportedException(file, other, reason)
                : new FileSystemException(file, other, reason);
    }
}
