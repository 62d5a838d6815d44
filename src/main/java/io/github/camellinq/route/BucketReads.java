package io.github.camellinq.route;

import io.github.camellinq.media.ContentChangedException;
import io.github.camellinq.settings.Settings;
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
 * Tracks whether the objects of a watched bucket can be read, which takes another right than listing them. A single object that
 * cannot be read is a problem of its own. When {@link #SEVERAL} in a row cannot be read, all rest for a time that doubles, so
 * that a busy store is not asked for thousands of objects, and the health check reports it. Thread-safe.
 */
final class BucketReads implements BucketItem.Reading {
    private static final Logger LOG = LoggerFactory.getLogger(BucketReads.class);

    /** So many objects that cannot be read, with none in between that can, are not a coincidence. */
    static final int SEVERAL = 10;

    private final String place;
    private final WatchedPlaces places;
    private final Settings.Retry retry;
    private final Clock clock;
    private final Set<String> failed = new HashSet<>();
    private Duration rest;
    private Instant since = Instant.MIN;
    private Instant until = Instant.MIN;

    /** @param place the watched place, such as {@code s3://reports/inbox/} */
    BucketReads(String place, WatchedPlaces places, Settings.Retry retry, Clock clock) {
        this.place = place;
        this.places = places;
        this.retry = retry;
        this.clock = clock;
    }

    /** Whether no object may be asked for now. */
    synchronized boolean rest() {
        Instant now = clock.instant();
        // A rest that begins in the future was set before the clock was set back.
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
