package io.github.camellinq.route;

import io.github.camellinq.bucket.AwsSdk;
import io.github.camellinq.bucket.Bucket;
import io.github.camellinq.bucket.KeyPage;
import io.github.camellinq.bucket.ObjectVersion;
import io.github.camellinq.ledger.Ledger;
import io.github.camellinq.media.ContentChangedException;
import io.github.camellinq.settings.Settings;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The watched bucket of the settings, for callers that look at it while another process delivers from it. The ledger is null when
 * there is none yet. Every method that asks the store throws what {@link Bucket} throws.
 */
public final class BucketVisit implements AutoCloseable {
    private final WatchedBucket watched;
    private final Settings.Retention retention;

    private BucketVisit(WatchedBucket watched, Settings.Retention retention) {
        this.watched = watched;
        this.retention = retention;
    }

    /**
     * Prepares the access without asking the store. Empty when no bucket is watched; then no class of the AWS SDK is loaded.
     *
     * @throws IllegalStateException when the AWS SDK is missing, or finds no region
     */
    public static Optional<BucketVisit> of(Settings settings) {
        return of(settings, settings.bucket().access().timeout());
    }

    /** As {@link #of(Settings)}, for callers that wait only this long for an answer. */
    public static Optional<BucketVisit> of(Settings settings, Duration patience) {
        Settings.BucketSettings bucket = settings.bucket();
        return bucket.name().isEmpty()
                ? Optional.empty()
                : Optional.of(of(settings, bucket.name(), bucket.prefix(), patience));
    }

    /**
     * Prepares the access to a bucket that a route names instead of the settings.
     *
     * @throws IllegalStateException as {@link #of(Settings)}
     */
    public static BucketVisit of(Settings settings, String name, String prefix, Duration patience) {
        AwsSdk.require();
        Bucket opened = Bucket.open(name, settings.bucket().access().within(patience));
        return new BucketVisit(WatchedBucket.of(opened, prefix, settings.bucket()), settings.retention());
    }

    /** The watched place, such as {@code s3://reports/inbox/}. */
    public String source() {
        return watched.source();
    }

    /** Where dead letters lie. */
    public String deadLetter() {
        return watched.after().stays() ? watched.source() : watched.place(watched.deadLetter());
    }

    /** Whether objects stay where they are, so that only the ledger knows what happened to them. */
    public boolean asksLedger() {
        return watched.after().stays();
    }

    /**
     * What keeps all objects from being taken, in a sentence: the bucket cannot be listed, or the first ten objects in its first
     * 1,000 keys cannot be read. Empty when neither is the case.
     */
    public Optional<String> fault() {
        KeyPage page;
        try {
            page = watched.bucket().list(watched.prefix(), KeyPage.Place.START, BucketPass.PAGE);
        } catch (IOException e) {
            return Optional.of(HealthRules.bucket(e.getMessage()));
        }
        List<ObjectVersion> some = page.objects().stream()
                .filter(watched::isInbox)
                .limit(BucketReads.SEVERAL)
                .toList();
        String fault = null;
        for (ObjectVersion object : some) {
            try {
                watched.bucket().content(object).verify();
                return Optional.empty();
            } catch (NoSuchFileException | ContentChangedException e) {
                // Somebody removed or replaced it in the meantime, but the store answered.
                return Optional.empty();
            } catch (AccessDeniedException e) {
                // This may concern one object only, such as one that is encrypted with another key.
                fault = HealthRules.unreadable(source(), e);
            } catch (IOException e) {
                return Optional.of(HealthRules.unreadable(source(), e));
            }
        }
        return Optional.ofNullable(fault);
    }

    /** What waits; in a large bucket, among its first 100,000 keys. */
    public BucketBacklog backlog(Ledger ledger) throws IOException {
        return BucketBacklog.of(watched, Instant.now().minus(retention.memory()), ledger);
    }

    /** The dead letters, in no particular order. */
    public List<SetAsideObject> deadLetters(Ledger ledger) throws IOException {
        BucketDeadLetters reader = new BucketDeadLetters(watched);
        List<SetAsideObject> letters = new ArrayList<>(reader.moved());
        if (watched.after().stays() && ledger != null) {
            letters.addAll(reader.stayed(ledger));
        }
        return letters;
    }

    /** What keeps a dead letter where it is; changes nothing. */
    public Optional<Replay.Obstacle> obstacle(SetAsideObject letter, boolean force) throws IOException {
        return new BucketReplay(watched, null, retention.memory()).obstacle(letter, force);
    }

    /**
     * Has a dead letter that has no obstacle taken once more.
     *
     * @return where it is now
     * @throws java.nio.file.FileAlreadyExistsException when something has been put to its old key by now; the dead letter then
     *     stays
     */
    public String putBack(SetAsideObject letter, Ledger ledger) throws IOException {
        return new BucketReplay(watched, ledger, retention.memory()).putBack(letter);
    }

    /** Where an object that was set aside came from. */
    public static String source(SetAsideObject letter) {
        return BucketReplay.source(letter.report());
    }

    /** The sentence for a key that is taken. */
    public static String taken(String source) {
        return BucketReplay.taken(source);
    }

    /**
     * How the ledger identifies what lies at a place under the prefixes for objects that are put away; empty for any other place.
     */
    public Optional<String> origin(String place) throws IOException {
        String key = watched.key(place);
        if (key != null && key.startsWith(watched.done())) {
            return Optional.of(watched.source() + key.substring(watched.done().length()));
        }
        if (key == null || !key.startsWith(watched.deadLetter())) {
            return Optional.empty();
        }
        String beside = key.endsWith(DeadLetterReport.SUFFIX) ? key : key + DeadLetterReport.SUFFIX;
        return new BucketDeadLetters(watched)
                .read(beside)
                .map(report -> report.idempotencyKey() == null ? BucketReplay.source(report) : report.idempotencyKey());
    }

    @Override
    public void close() {
        watched.bucket().close();
    }
}
