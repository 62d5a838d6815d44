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

    /** What is there of it. */
    SetAside.State state();

    /** Null where there is none. */
    DeadLetterReport report();

    /** When it was set aside, as far as can be told. */
    Instant since();

    /** How a list of them calls it. */
    String listed();

    /** Where it lies, as one would type it here. */
    String shown();

    /** Whether words name its place. */
    boolean isAt(String words);

    /** Whether words are its name, which others may have too. */
    boolean isNamed(String words);

    /** Where it would go back to, as one would type it here. */
    String home();

    /**
     * What keeps it where it is.
     *
     * @param inboxes the folders into which files go back
     * @param force whether also what is final goes back, and also to what is not watched
     */
    Optional<Replay.Obstacle> obstacle(List<Path> inboxes, boolean force) throws IOException;

    /**
     * Has it delivered once more.
     *
     * @return where it is now, as one would type it here
     * @throws java.nio.file.FileAlreadyExistsException when something took its place by now; then it stays
     */
    String putBack() throws IOException;

    /** The sentence for a place that is taken. */
    String taken();
}
