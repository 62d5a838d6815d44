package io.github.camellinq.route;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpPut;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives up uploads that have stood still for too long. The client's timeouts are for reading: a store that stops reading
 * would hold a worker for ever. All are looked at together, so that no thread is woken for one that is over in no time.
 */
final class StallWatch {
    private static final Logger LOG = LoggerFactory.getLogger(StallWatch.class);

    private final Duration timeout;
    private final Set<Upload> uploads = ConcurrentHashMap.newKeySet();

    /** Looks eight times in the timeout. */
    StallWatch(Duration timeout, ScheduledExecutorService timer) {
        this.timeout = timeout;
        long step = Math.max(10, timeout.toMillis() / 8);
        timer.scheduleWithFixedDelay(() -> uploads.forEach(Upload::look), step, step, TimeUnit.MILLISECONDS);
    }

    /** Watches an upload until that is closed. */
    Upload watch(ContentEntity entity, HttpPut request) {
        Upload upload = new Upload(entity, request);
        uploads.add(upload);
        return upload;
    }

    /** One that is watched. */
    final class Upload implements AutoCloseable {
        private final ContentEntity entity;
        private final HttpPut request;
        private volatile boolean stalled;

        private Upload(ContentEntity entity, HttpPut request) {
            this.entity = entity;
            this.request = request;
        }

        /** Whether it was given up. */
        boolean stalled() {
            return stalled;
        }

        private void look() {
            if (System.nanoTime() - entity.lastProgress() <= timeout.toNanos()) {
                return;
            }
            stalled = true;
            try {
                request.abort();
            } catch (RuntimeException e) {
                // A timer runs no more what failed once: the others are still to be watched.
                LOG.warn("An upload that stands still could not be given up", e);
            }
        }

        @Override
        public void close() {
            uploads.remove(this);
        }
    }
}
