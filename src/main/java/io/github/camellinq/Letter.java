package io.github.camellinq;

import io.github.camellinq.route.DeadLetterReport;
import io.github.camellinq.route.Replay;
import io.github.camellinq.route.SetAside;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A dead letter, whether it is a file or an object of a bucket. */
interface Letter {

    /** Whether the letter and its report are complete. */
    SetAside.State state();

    /** The report; null when there is none. */
    DeadLetterReport report();

    /** When it was set aside, as far as can be told. */
    Instant since();

    /** Its name in a list of dead letters. */
    String listed();

    /** Where it lies, as one would type it in the current directory. */
    String shown();

    /** Whether these words name its place. */
    boolean isAt(String words);

    /** Whether these words are its name, which other letters may have too. */
    boolean isNamed(String words);

    /** Where it would be put back, as one would type it in the current directory. */
    String home();

    /**
     * What keeps it from being put back; empty when nothing does.
     *
     * @param inboxes the folders into which files may be put back
     * @param force whether to put back what is final, too, and into places that are not watched
     */
    Optional<Replay.Obstacle> obstacle(List<Path> inboxes, boolean force) throws IOException;

    /**
     * Puts it back, so that it is delivered again.
     *
     * @return where it is now, as one would type it in the current directory
     * @throws java.nio.file.FileAlreadyExistsException when its place has been taken meanwhile; then it stays where it is
     */
    String putBack() throws IOException;

    /** The sentence that says that its place is taken. */
    String taken();
}
