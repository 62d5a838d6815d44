package io.github.camellinq.route;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpPut;

/**
 * Gives up an upload that has stood still for too long. The client's timeouts are for reading: a store that stops reading
 * would hold a worker for ever.
 */
final class StallWatch implements AutoCloseable {
    private final ContentEntity entity;
    private final HttpPut request;
    private final Duration timeout;
    private volatile boolean stalled;
    private ScheduledFuture<?> check;

    private StallWatch(ContentEntity entity, HttpPut request, Duration timeout) {
        this.entity = entity;
        this.request = request;
        this.timeout = timeout;
    }

    /** Watches until it is closed. */
    static StallWatch start(ContentEntity entity, HttpPut request, Duration timeout, ScheduledExecutorService timer) {
        StallWatch watch = new StallWatch(entity, request, timeout);
        long step = Math.max(10, timeout.toMillis() / 8);
        watch.check = timer.scheduleWithFixedDelay(watch::check, step, step, TimeUnit.MILLISECONDS);
        return watch;
    }

    /** Whether this watch has ended the upload. */
    boolean stalled() {
        return stalled;
    }

    private void check() {
        if (System.nanoTime() - entity.lastProgress() > timeout.toNanos()) {
            stalled = true;
            request.abort();
        }
    }

    @Override
    public void close() {
        check.cancel(false);
    }
}
