package io.github.camellinq.route;

import io.github.camellinq.api.Reason;
import io.github.camellinq.settings.Setting;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Puts dead letters back where they came from, under their own names, so that they are delivered once more. A file stays the same
 * file and keeps its idempotency key, unless it has to be copied to another file system. Never overwrites anything.
 */
public final class Replay {

    /** The reasons that no second try can change. */
    private static final Set<String> FINAL = Set.of(Reason.OPTED_OUT.word(), Reason.BLOCKED.word());

    private final List<Path> inboxes;
    private final boolean force;

    /**
     * Why a dead letter stays where it is.
     *
     * @param why in words for people, with what to do
     * @param yields whether force overcomes it
     */
    public record Obstacle(String why, boolean yields) {}

    /**
     * @param inboxes the folders into which files are put back
     * @param force whether letters with a final reason, and letters from other folders, go back too
     */
    public Replay(List<Path> inboxes, boolean force) {
        this.inboxes = inboxes.stream()
                .map(inbox -> inbox.toAbsolutePath().normalize())
                .toList();
        this.force = force;
    }

    /**
     * Looks for an obstacle; changes nothing.
     *
     * @throws IOException when the letter cannot be looked at
     */
    public Optional<Obstacle> obstacle(SetAside letter) throws IOException {
        if (letter.state() == SetAside.State.UNREADABLE_NAME) {
            return stays(letter.state().meaning());
        }
        if (!letter.state().hasFile()) {
            return stays("its file is no longer there; delete " + letter.reportFile() + " if it is left over");
        }
        if (letter.report() == null) {
            return stays("no report says where it came from; move it into the inbox by hand");
        }
        if (!force && isFinal(letter.report())) {
            return Optional.of(refused(letter.report()));
        }
        Optional<Path> source = source(letter.report());
        if (source.isEmpty()) {
            return stays("it came from " + letter.report().source()
                    + ", which is not a folder; send it through that route again, or move it into the inbox by hand");
        }
        if (!Files.isWritable(letter.file().getParent())) {
            return stays("this user may not move it out of " + letter.file().getParent());
        }
        return blocked(letter, source.get());
    }

    /** Whether no second try can change the outcome. */
    static boolean isFinal(DeadLetterReport report) {
        return FINAL.contains(report.reason());
    }

    static Obstacle refused(DeadLetterReport report) {
        return new Obstacle("the recipient refuses messages (" + report.reason() + ")", true);
    }

    private Optional<Obstacle> blocked(SetAside letter, Path source) throws IOException {
        boolean home = inboxes.stream().anyMatch(inbox -> leadsInto(inbox, source));
        if (!home && !force) {
            return Optional.of(new Obstacle(
                    "it came from " + source.getParent() + ", which is not in " + Setting.INBOX.key() + " ("
                            + inboxes.get(0)
                            + "); if a route of yours watches that folder, name the folder with --inbox",
                    true));
        }
        if (!home && !Files.isDirectory(source.getParent())) {
            return stays("it came from " + source.getParent() + ", but there is no such folder");
        }
        return Files.exists(source, LinkOption.NOFOLLOW_LINKS) ? stays(taken(source)) : sidecarBlocked(letter, source);
    }

    private static Optional<Obstacle> sidecarBlocked(SetAside letter, Path source) throws IOException {
        Path own = Sidecar.beside(letter.file());
        Path there = Sidecar.beside(source);
        return Files.exists(own, LinkOption.NOFOLLOW_LINKS)
                        && Files.exists(there, LinkOption.NOFOLLOW_LINKS)
                        && !Sidecar.isSame(own, there)
                ? stays("it has the sidecar " + own + ", but another one is already at " + there
                        + "; delete one of them")
                : Optional.empty();
    }

    /** Anybody may have written a report, so what it says must not lead out of the inbox, by dots or by links. */
    private static boolean leadsInto(Path inbox, Path source) {
        if (!source.startsWith(inbox) || source.equals(inbox)) {
            return false;
        }
        Path parent = source.getParent();
        while (!parent.equals(inbox) && !Files.exists(parent, LinkOption.NOFOLLOW_LINKS)) {
            parent = parent.getParent();
        }
        try {
            if (!Files.exists(inbox)) {
                return true;
            }
            return parent.toRealPath().startsWith(inbox.toRealPath());
        } catch (IOException e) {
            // A link that leads nowhere.
            return false;
        }
    }

    /**
     * Puts a letter back and removes its report. Its sidecar goes first: if the process is killed in between, the same
     * call puts the file back too.
     *
     * @return where it is now
     * @throws FileAlreadyExistsException when its place has been taken by now; the dead letter then stays
     * @throws IOException when it cannot be moved
     */
    public static Path putBack(SetAside letter) throws IOException {
        Path source = source(letter.report()).orElseThrow();
        Files.createDirectories(source.getParent());
        Sidecar.move(letter.file(), source);
        try {
            Relocation.moveToFree(letter.file(), source);
        } catch (IOException e) {
            Sidecar.move(source, letter.file());
            throw e;
        }
        try {
            // It may have been set aside once more by now; then this is the newer report.
            if (letter.report().equals(DeadLetters.read(letter.reportFile()))) {
                Files.deleteIfExists(letter.reportFile());
            }
        } catch (NoSuchFileException e) {
            return source;
        }
        return source;
    }

    /** Where the file was found; empty when it was not a file. */
    private static Optional<Path> source(DeadLetterReport report) {
        try {
            Path source = Path.of(report.source());
            return source.isAbsolute() && source.getNameCount() > 1
                    ? Optional.of(source.normalize())
                    : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** The sentence for a place that is taken. */
    public static String taken(Path source) {
        return "there is another file at " + source + "; move or rename that one";
    }

    private static Optional<Obstacle> stays(String why) {
        return Optional.of(new Obstacle(why, false));
    }
}
