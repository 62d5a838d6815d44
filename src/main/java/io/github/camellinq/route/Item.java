package io.github.camellinq.route;

import io.github.camellinq.ledger.Entry;
import io.github.camellinq.media.Content;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.Optional;

/** Something that waits at a source to be delivered: a file in a folder or an object in a bucket. */
interface Item {

    /** Where it lies, in a form that stays the same for as long as it lies there. */
    String id();

    /** Which of all the things that have lain there it is. Another version is another delivery. */
    String version();

    /**
     * The same thing with a version of its own, if it is not the one that was sent and put away. For sources that can show
     * another thing under the version of one that is gone.
     *
     * @param last the latest delivery of this version, which was sent and put away
     * @return empty when it is the same thing, and for sources where no version comes twice
     * @throws IOException as {@link Content#open()}
     */
    default Optional<Item> another(Entry last) throws IOException {
        return Optional.empty();
    }

    /** The same thing under the version of a delivery that {@link #another} began. */
    default Item as(String version) {
        throw new IllegalStateException(source() + " has one version only, and is not known as " + version);
    }

    /** The queue of its source in which it waits. The items of one recipient wait together. */
    String lane();

    /** Its name without folders. */
    String name();

    /** Where it lies, in words for people. */
    String source();

    /** The bytes of this version and of no other. */
    Content content();

    /** The instructions that come with it. Called once in each visit, by its worker, because it may take a call to the store. */
    default Instructions instructions() throws IOException {
        return Instructions.NONE;
    }

    /**
     * When it was put there, by this process's clock, if it stays there even after it is put away or set aside, so that only the
     * ledger hides it. Empty when it leaves its source.
     */
    default Optional<Instant> remainsSince() {
        return Optional.empty();
    }

    /**
     * Puts it away after its message was accepted, so that its source does not show it again. Overwrites nothing.
     *
     * @return where it is now, in words for people
     * @throws NoSuchFileException when it is no longer there; see {@link #isGone}
     */
    String archive() throws IOException;

    /** Whether a failure to read it or to put it away means that it is no longer where it was. */
    default boolean isGone(NoSuchFileException failure) {
        return source().equals(failure.getFile());
    }

    /**
     * As {@link #archive}, for something that was put away before. It may be another thing, so a source that deletes what was
     * sent keeps it.
     */
    default String archiveAgain() throws IOException {
        return archive();
    }

    /**
     * Sets it aside with the reason why it cannot be delivered. If the process is killed in between, it is either
     * still at its source or completely set aside.
     *
     * @return where it is now, in words for people
     */
    String setAside(DeadLetterReport report) throws IOException;
}
