package io.github.camellinq.route;

import io.github.camellinq.ledger.Entry;
import io.github.camellinq.media.Content;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.Optional;

/** One thing that waits at a source to be delivered: a file of a folder, an object of a bucket. */
interface Item {

    /** Where it lies, in a form that stays the same as long as it lies there. */
    String id();

    /** Which of the things that ever lay there it is: another version is another delivery. */
    String version();

    /**
     * The same with a version of its own, if it is not what was sent and put away: for a source that can show another thing under
     * the version of one that is gone.
     *
     * @param last the latest delivery of this version, which was sent and put away
     * @return empty where it is the same thing, and where no version comes twice
     * @throws IOException as {@link Content#open()}
     */
    default Optional<Item> another(Entry last) throws IOException {
        return Optional.empty();
    }

    /** The same under the version of a delivery that {@link #another} began. */
    default Item as(String version) {
        throw new IllegalStateException(source() + " has one version only, and is not known as " + version);
    }

    /** Which queue of its source it stands in: the items of one recipient wait together. */
    String lane();

    /** Its name alone, without folders. */
    String name();

    /** Where it lies, as a person would say it. */
    String source();

    /** The bytes of this version and of no other. */
    Content content();

    /**
     * What comes with it and says who gets it. Asked once in each visit, by its worker: it may take a call.
     *
     * @throws IOException as {@link Content#open()}
     */
    default Instructions instructions() throws IOException {
        return Instructions.NONE;
    }

    /**
     * When it was put where it stays, by our clock, also when it is put away or set aside: then the ledger alone hides it. Empty for
     * what leaves its source.
     */
    default Optional<Instant> remainsSince() {
        return Optional.empty();
    }

    /**
     * Puts it away after its message was accepted, so that it is not seen again; never over something else.
     *
     * @return where it is now, as a person would say it
     * @throws NoSuchFileException when it is no longer there: see {@link #isGone}
     */
    String archive() throws IOException;

    /** Whether a failure to read it or to put it away says that it is no longer where it was. */
    default boolean isGone(NoSuchFileException failure) {
        return source().equals(failure.getFile());
    }

    /** The same for what was put away before: as it may be another thing, a source that deletes what was sent keeps it. */
    default String archiveAgain() throws IOException {
        return archive();
    }

    /**
     * Sets it aside with the reason why it cannot be delivered. Killed in the middle, it is either still at its source
     * or wholly set aside.
     *
     * @return where it is now, as a person would say it
     */
    String setAside(DeadLetterReport report) throws IOException;
}
