package io.github.camellinq.route;

import io.github.camellinq.api.LinqRejectedException;
import io.github.camellinq.api.Reason;
import io.github.camellinq.media.Content;
import io.github.camellinq.media.ContentChangedException;
import io.github.camellinq.media.FileVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;

/**
 * The instructions beside a file, {@code <file>.linq.json}, as they were when the file was found. They go where the file goes.
 *
 * <p>A file without its sidecar would go to whoever its folder names, and a sidecar that stayed behind would speak for the next
 * file of its name. So when a file is moved, its sidecar is first put beside the file's new place, then hidden at the old place
 * under a name that only this version of the file knows, and deleted when the file has gone. Whenever the process is killed, the
 * file has its sidecar and no other file has it.
 */
final class Sidecar {

    /** What the name of a sidecar ends with. */
    static final String SUFFIX = ".linq.json";

    /** In bytes: more than any instructions have. */
    static final int MOST_BYTES = 65_536;

    /** No sidecar. */
    static final Sidecar NONE = new Sidecar(null, null, null, null, null);

    private final Path inbox;
    private final Path beside;
    private final Path hidden;
    private final Path place;
    private final FileVersion seen;

    /** Moves a file. */
    interface Move {
        void run() throws IOException;
    }

    private Sidecar(Path inbox, Path beside, Path hidden, Path place, FileVersion seen) {
        this.inbox = inbox;
        this.beside = beside;
        this.hidden = hidden;
        this.place = place;
        this.seen = seen;
    }

    /** The sidecar of this version of a file as it is now, or {@link #NONE}. */
    static Sidecar of(Path inbox, Path file, FileVersion version) throws IOException {
        Path beside = beside(file);
        Path hidden = hidden(file, version);
        // In this order: a sidecar that is hidden between the two looks is found by the second.
        Optional<FileVersion> seenBeside = look(beside);
        Optional<FileVersion> seenHidden = look(hidden);
        if (seenHidden.isPresent()) {
            return new Sidecar(inbox, beside, hidden, hidden, seenHidden.get());
        }
        return seenBeside.isEmpty() ? NONE : new Sidecar(inbox, beside, hidden, beside, seenBeside.get());
    }

    /**
     * What lies at the place of a sidecar. Empty when nothing does, also because no file can have so long a name.
     *
     * @throws IOException when this cannot be found out
     */
    static Optional<FileVersion> look(Path place) throws IOException {
        try {
            return Optional.of(FileVersion.of(place));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (FileSystemException e) {
            // Not every file system refuses such names, so the file is looked for all the same.
            if (PlaceNames.isTooLong(place.getFileName().toString())) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Where the sidecar of a file lies, or would lie. */
    static Path beside(Path file) {
        return file.resolveSibling(file.getFileName() + SUFFIX);
    }

    private static Path hidden(Path file, FileVersion version) {
        Sha256 sha = new Sha256();
        byte[] bytes = (file.getFileName() + "\0" + version.id()).getBytes(StandardCharsets.UTF_8);
        sha.update(bytes, bytes.length);
        return file.resolveSibling("." + Base64.getUrlEncoder().withoutPadding().encodeToString(sha.bytes()) + SUFFIX);
    }

    /** The ending for which the file's name must leave room, because this stands beside it; empty when there is none. */
    String companion() {
        return seen == null ? "" : SUFFIX;
    }

    /** Whether nobody can still be writing it. True when there is none. */
    boolean isQuiet(Intake intake) {
        return seen == null || seen.regular() && intake.isQuiet(seen);
    }

    /**
     * What it says; {@link Instructions#NONE} when there is none.
     *
     * @throws LinqRejectedException {@code bad-instructions}, saying where and what is allowed
     * @throws ContentChangedException when it has changed or disappeared since it was found
     * @throws IOException when it cannot be read
     */
    Instructions read() throws IOException {
        if (seen == null) {
            return Instructions.NONE;
        }
        String name = beside.getFileName().toString();
        if (seen.size() > MOST_BYTES) {
            throw new LinqRejectedException(
                    Reason.BAD_INSTRUCTIONS,
                    name + " has " + seen.size() + " bytes, but instructions have at most " + MOST_BYTES);
        }
        Content content = FolderContent.of(new RootedFile(inbox, place), seen);
        try (InputStream in = content.open()) {
            byte[] bytes = in.readNBytes(MOST_BYTES);
            content.verify();
            return InstructionsFile.parse(name, bytes);
        } catch (NoSuchFileException e) {
            throw new ContentChangedException(place + " has disappeared since it was found");
        }
    }

    /** Whether it is still there. Another sidecar is for another file. */
    boolean isThere() throws IOException {
        try {
            return seen != null && FileVersion.of(place).id().equals(seen.id());
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /**
     * Whether the name for the sidecar of a file that is moved to this place is free. A killed move may have left this sidecar
     * there already.
     */
    boolean mayStandBeside(Path target) throws IOException {
        Path other = beside(target);
        if (seen == null) {
            // A link that leads nowhere speaks for nobody. This question spares the exception that an absent name
            // otherwise costs.
            return !other.toFile().exists();
        }
        return !Files.exists(other, LinkOption.NOFOLLOW_LINKS) || isThere() && isSame(place, other);
    }

    /** Also puts it beside the place to which its file is about to move, for which {@link #mayStandBeside} must hold. */
    void putBeside(Path target) throws IOException {
        if (isThere() && !Files.exists(beside(target), LinkOption.NOFOLLOW_LINKS)) {
            Relocation.linkOrCopy(place, beside(target));
        }
    }

    /**
     * Moves its file, and goes with it.
     *
     * @param target where the file goes; null when it is deleted
     */
    void follow(Path target, Move move) throws IOException {
        if (!isThere()) {
            move.run();
            return;
        }
        if (target != null) {
            putBeside(target);
        }
        if (!place.equals(hidden)) {
            new RootedFile(inbox, place).moveTo(hidden);
        }
        try {
            move.run();
        } catch (IOException | RuntimeException e) {
            comeBack(target, e);
            throw e;
        }
        Files.deleteIfExists(hidden);
    }

    /** The file stays, so its sidecar goes back to where people put it, unless they have put another one there. */
    private void comeBack(Path target, Exception failure) {
        try {
            if (target != null) {
                Files.deleteIfExists(beside(target));
            }
            Relocation.moveToFree(hidden, beside);
        } catch (FileAlreadyExistsException e) {
            // Even hidden it is still this file's.
            return;
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    /** Deletes the sidecar of a file that is no longer there, if it had one. */
    static void deleteBeside(Path file) throws IOException {
        if (look(beside(file)).isPresent()) {
            Files.deleteIfExists(beside(file));
        }
    }

    /**
     * Moves the sidecar of a file, if it has one, beside another place.
     *
     * @throws FileAlreadyExistsException when another sidecar is there
     */
    static void move(Path file, Path target) throws IOException {
        Path from = beside(file);
        Path to = beside(target);
        if (!Files.isRegularFile(from, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (isSame(from, to)) {
            Files.delete(from);
        } else {
            Relocation.moveToFree(from, to);
        }
    }

    /** Whether the sidecars at two places have the same bytes. */
    static boolean isSame(Path one, Path other) throws IOException {
        return Files.isRegularFile(one, LinkOption.NOFOLLOW_LINKS)
                && Files.isRegularFile(other, LinkOption.NOFOLLOW_LINKS)
                && Files.mismatch(one, other) == -1;
    }
}
