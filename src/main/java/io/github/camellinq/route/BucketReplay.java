package io.github.camellinq.route;

import io.github.camellinq.bucket.After;
import io.github.camellinq.bucket.ObjectVersion;
import io.github.camellinq.ledger.Ledger;
import io.github.camellinq.settings.Setting;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has objects that could not be delivered taken once more, under the key and with the bytes that they had, and so with the same
 * idempotency key. An object that was uploaded in parts gets another ETag when it is copied, and with it another idempotency key.
 * If the process is killed in between, the same work is done again.
 */
final class BucketReplay {
    private static final Logger LOG = LoggerFactory.getLogger(BucketReplay.class);

    /** Removes something that marks an object as dead. */
    private interface Removal {
        void remove() throws IOException;
    }

    private final WatchedBucket watched;
    private final Ledger ledger;
    private final Duration memory;

    /**
     * @param ledger null when there is none and no object stays
     * @param memory how old an object that stays may be
     */
    BucketReplay(WatchedBucket watched, Ledger ledger, Duration memory) {
        this.watched = watched;
        this.ledger = ledger;
        this.memory = memory;
    }

    /** Looks for an obstacle; changes nothing. */
    Optional<Replay.Obstacle> obstacle(SetAsideObject letter, boolean force) throws IOException {
        if (!letter.state().hasFile()) {
            return stays("its object is no longer there; delete " + letter.place() + DeadLetterReport.SUFFIX
                    + " if it is left over");
        }
        if (letter.report() == null) {
            return stays("no report says where it came from; move it to " + watched.source() + " by hand");
        }
        if (!force && Replay.isFinal(letter.report())) {
            return Optional.of(Replay.refused(letter.report()));
        }
        return letter.stays() ? forgotten(letter) : blocked(letter, force);
    }

    private Optional<Replay.Obstacle> forgotten(SetAsideObject letter) {
        return letter.object().modified().isBefore(Instant.now().minus(memory))
                ? stays("it is older than the ledger remembers (" + Setting.LEDGER_KEEP.key()
                        + "), so it would not be sent; upload it again")
                : Optional.empty();
    }

    private Optional<Replay.Obstacle> blocked(SetAsideObject letter, boolean force) throws IOException {
        String source = source(letter.report());
        String key = watched.key(source);
        if (key == null || key.endsWith("/") || source.equals(letter.place())) {
            return stays("it came from " + source + ", which is not a key in " + watched.place("")
                    + "; move it by hand to where it belongs");
        }
        if (!force && !isWatched(letter.object(), key)) {
            return Optional.of(new Replay.Obstacle(
                    "it came from " + source + ", which is not a watched key of " + watched.source(), true));
        }
        return watched.bucket().find(key).isPresent() ? stays(taken(source)) : Optional.empty();
    }

    private boolean isWatched(ObjectVersion object, String key) {
        return key.startsWith(watched.prefix())
                && watched.isInbox(
                        new ObjectVersion(object.bucket(), key, object.etag(), object.size(), object.modified()));
    }

    /** Where an object came from, even when a replay of it was killed. */
    static String source(DeadLetterReport report) {
        String source = report.source();
        return source.startsWith(BucketDeadLetter.REPLAYED)
                ? source.substring(BucketDeadLetter.REPLAYED.length())
                : source;
    }

    /**
     * Has an object taken once more.
     *
     * @return where it is now
     * @throws FileAlreadyExistsException when something has been put to its old key by now; the dead letter then stays
     */
    String putBack(SetAsideObject letter) throws IOException {
        return letter.stays() ? reopen(letter) : move(letter);
    }

    /** The ledger comes last: until then nobody visits the object, so no newer mark is removed. */
    private String reopen(SetAsideObject letter) throws IOException {
        ObjectVersion object = letter.object();
        String beside = watched.deadLetter() + watched.relative(object) + DeadLetterReport.SUFFIX;
        removeMark(object, () -> watched.bucket().actions().untag(object));
        removeMark(object, () -> deleteReport(beside, letter.report().source()));
        ledger.reopen(object.source(), object.version());
        return object.source();
    }

    private void removeMark(ObjectVersion object, Removal removal) throws IOException {
        try {
            removal.remove();
        } catch (AccessDeniedException e) {
            if (watched.after() != After.KEEP) {
                throw e;
            }
            // A user who keeps everything may have granted read access only: then there was no mark.
            LOG.warn("The dead-letter mark of {} could not be removed: {}", object.source(), e.getMessage());
        }
    }

    /**
     * Before the object is copied, its report is marked as on its way. The copy may fail and be set aside again before the object
     * is deleted here. Because the marked report holds the name, the copy then gets another name and is not deleted with the
     * object.
     */
    private String move(SetAsideObject letter) throws IOException {
        String source = source(letter.report());
        String key = watched.key(source);
        if (watched.bucket().find(key).isPresent()) {
            throw new FileAlreadyExistsException(source);
        }
        String beside = letter.object().key() + DeadLetterReport.SUFFIX;
        String marked = BucketDeadLetter.REPLAYED + source;
        new BucketDeadLetter(watched, letter.object())
                .write(beside, letter.report().from(marked));
        watched.bucket().actions().move(letter.object(), key);
        deleteReport(beside, marked);
        return source;
    }

    /** Deletes a report if it still has this source. */
    private void deleteReport(String key, String source) throws IOException {
        Optional<ObjectVersion> there = watched.bucket().find(key);
        boolean ours = new BucketDeadLetters(watched)
                .read(key)
                .filter(report -> report.source().equals(source))
                .isPresent();
        if (there.isPresent() && ours) {
            watched.bucket().actions().delete(there.get());
        }
    }

    /** The sentence for a key that is taken. */
    static String taken(String source) {
        return "there is another object at " + source + "; move or delete that one";
    }

    private static Optional<Replay.Obstacle> stays(String why) {
        return Optional.of(new Replay.Obstacle(why, false));
    }
}
