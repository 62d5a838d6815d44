package io.github.camellinq.route;

import io.github.camellinq.media.FileVersion;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What waits in an inbox, as its gate would decide. */
public final class Backlog extends SimpleFileVisitor<Path> {
    private final Path inbox;
    private final Consumer<Path> waiting;
    private final List<Stuck> stuck = new ArrayList<>();
    private long files;
    private long ignored;
    private long oldest = Long.MAX_VALUE;

    /**
     * Something that is never taken.
     *
     * @param why the reason, as the log words it
     */
    public record Stuck(Path path, String why) {}

    private Backlog(Path inbox, Consumer<Path> waiting) {
        this.inbox = inbox;
        this.waiting = waiting;
    }

    /**
     * Looks through an inbox.
     *
     * @throws IOException when it cannot be read
     */
    public static Backlog of(Path inbox) throws IOException {
        return of(inbox, file -> {});
    }

    /** As {@link #of(Path)}, and passes on each file that will be taken. */
    static Backlog of(Path inbox, Consumer<Path> waiting) throws IOException {
        Backlog backlog = new Backlog(inbox, waiting);
        FolderWalk.through(inbox, backlog);
        return backlog;
    }

    /** How many files will be taken. */
    public long files() {
        return files;
    }

    /** How many files are skipped because of their names: half-written files, and files that belong to another file. */
    public long ignored() {
        return ignored;
    }

    /** When the file that has waited longest was last changed; empty when none waits. */
    public Optional<Instant> oldest() {
        return files == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(oldest));
    }

    /** What is never taken, however long it waits. */
    public List<Stuck> stuck() {
        return List.copyOf(stuck);
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        if (DroppedNames.isIgnored(folder.getFileName().toString())) {
            return FileVisitResult.SKIP_SUBTREE;
        }
        Optional<String> obstruction = ReadableNames.has(folder)
                ? Obstruction.ofFolder(folder, inbox.relativize(folder).toString())
                : Optional.of(Obstruction.UNREADABLE_NAME);
        return isFree(folder, obstruction) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
    }

    @Override
    public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) throws IOException {
        if (DroppedNames.isIgnored(path.getFileName().toString())) {
            ignored++;
        } else {
            look(path);
        }
        return FileVisitResult.CONTINUE;
    }

    private void look(Path path) throws IOException {
        try {
            FileVersion version = FileVersion.of(path);
            if (isFree(path, obstruction(path, version))) {
                files++;
                oldest = Math.min(oldest, version.lastTouched(System.currentTimeMillis()));
                waiting.accept(path);
            }
        } catch (NoSuchFileException e) {
            // It was delivered just now and no longer waits.
            return;
        }
    }

    /** Nothing can be found beside a name that cannot be read. */
    private static Optional<String> obstruction(Path path, FileVersion version) throws IOException {
        if (!ReadableNames.has(path)) {
            return Optional.of(Obstruction.UNREADABLE_NAME);
        }
        Optional<String> own = Obstruction.ofFile(path, version);
        if (own.isPresent()) {
            return own;
        }
        Path sidecar = Sidecar.beside(path);
        return Sidecar.look(sidecar).flatMap(seen -> Obstruction.ofSidecar(sidecar, seen));
    }

    private boolean isFree(Path path, Optional<String> obstruction) {
        obstruction.ifPresent(why -> stuck.add(new Stuck(path, why)));
        return obstruction.isEmpty();
    }

    @Override
    public FileVisitResult visitFileFailed(Path path, IOException failure) {
        boolean passedOver = DroppedNames.isIgnored(path.getFileName().toString());
        if (!passedOver && !(failure instanceof NoSuchFileException)) {
            stuck.add(new Stuck(path, Obstruction.UNREADABLE));
        }
        return FileVisitResult.CONTINUE;
    }
}
