package io.github.camellinq.route;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives up requests that take too long. The client's own timeouts are for single reads: a store that stops reading, or an answer
 * that comes drop by drop, would hold a worker for ever. One timer looks at all requests together, so that a short request wakes
 * no thread.
 */
final class RequestWatch {
    private static final Logger LOG = LoggerFactory.getLogger(RequestWatch.class);

    private final Duration timeout;
    private final Set<Watched> requests = ConcurrentHashMap.newKeySet();

    /** Looks eight times in the timeout, so a request is given up at most an eighth of it late. */
    RequestWatch(Duration timeout, ScheduledExecutorService timer) {
        this.timeout = timeout;
        long step = Math.max(10, timeout.toMillis() / 8);
        timer.scheduleWithFixedDelay(() -> requests.forEach(Watched::look), step, step, TimeUnit.MILLISECONDS);
    }

    /**
     * Watches a request until the returned object is closed.
     *
     * @param since the {@link System#nanoTime} from which the timeout counts, asked at each look
     */
    Watched watch(HttpUriRequestBase request, LongSupplier since) {
        Watched watched = new Watched(request, since);
        requests.add(watched);
        return watched;
    }

    /** Watches a request until the returned object is closed; its timeout counts from now. */
    Watched watch(HttpUriRequestBase request) {
        long now = System.nanoTime();
        return watch(request, () -> now);
    }

    /** How long a request may take, in words for a failure. */
    String limit() {
        return timeout.toMillis() + " ms";
    }

    /** A request that is watched. */
    final class Watched implements AutoCloseable {
        private final HttpUriRequestBase request;
        private final LongSupplier since;
        private volatile boolean givenUp;

        private Watched(HttpUriRequestBase request, LongSupplier since) {
            this.request = request;
            this.since = since;
        }

        /** Whether it was given up. */
        boolean isGivenUp() {
            return givenUp;
        }

        private void look() {
            if (System.nanoTime() - since.getAsLong() <= timeout.toNanos()) {
                return;
            }
            givenUp = true;
            try {
                request.abort();
            } catch (RuntimeException e) {
                // A timer does not repeat what has thrown an exception, and the other requests must still be watched.
                LOG.warn("A request that takes too long could not be given up", e);
            }
        }

        @Override
        public void close() {
            requests.remove(this);
        }
    }
}
