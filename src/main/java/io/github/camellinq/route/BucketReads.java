package io.github.camellinq.route;

import io.github.camellinq.media.ContentChangedException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the objects of a watched bucket can be read, which is another right, and another trouble, than to list them. One that
 * cannot is its own trouble. When one after the other cannot, all rest for a while that doubles, so that a store that is busy is
 * not asked for thousands, and the health check says so. Safe for all threads.
 */
final class BucketReads implements BucketItem.Reading {
    private static final Logger LOG = LoggerFactory.getLogger(BucketReads.class);

    /** So many objects, with none between that could be read, are no accident. */
    static final int SEVERAL = 10;

    private final String place;
    private final WatchedPlaces places;
    private final Settings.Retry retry;
    private final Clock clock;
    private final Set<String> failed = new HashSet<>();
    private Duration rest;
    private Instant since = Instant.MIN;
    private Instant until = Instant.MIN;

    /** @param place what is watched, such as {@code s3://reports/inbox/} */
    BucketReads(String place, WatchedPlaces places, Settings.Retry retry, Clock clock) {
        this.place = place;
        this.places = places;
        this.retry = retry;
        this.clock = clock;
    }

    /** Whether no object is to be asked for now. */
    synchronized boolean rest() {
        Instant now = clock.instant();
        // What is to begin later was before the clock was set back.
        return now.isBefore(until) && !now.isBefore(since);
    }

    @Override
    public synchronized void succeeded() {
        failed.clear();
        if (rest != null) {
            rest = null;
            until = Instant.MIN;
            places.trouble(place, null);
            LOG.info("The objects of {} can be read again", place);
        }
    }

    @Override
    public synchronized void failed(String object, IOException why) {
        if (why instanceof NoSuchFileException || why instanceof ContentChangedException) {
            return;
        }
        if (failed.size() < SEVERAL) {
            failed.add(object);
        }
        if (failed.size() < SEVERAL || rest()) {
            return;
        }
        if (rest == null) {
            LOG.warn("The objects of {} cannot be read; they are tried again: {}", place, HealthRules.reason(why));
        }
        rest = rest == null ? retry.delay() : rest.multipliedBy(2);
        rest = rest.compareTo(retry.maxDelay()) < 0 ? rest : retry.maxDelay();
        since = clock.instant();
        until = since.plus(rest);
        places.trouble(place, HealthRules.unreadable(place, why));
    }
}
