package io.github.camellinq.route;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work that a timer does for as long as the context runs: one failure that nobody foresaw does not end it. */
final class Repeated {
    private static final Logger LOG = LoggerFactory.getLogger(Repeated.class);

    private Repeated() {}

    /**
     * Does it now and then.
     *
     * @param first how long from now
     * @param often how long from the end of one time to the next
     */
    static void on(ScheduledExecutorService timer, Runnable work, Duration first, Duration often) {
        timer.scheduleWithFixedDelay(() -> run(work), first.toMillis(), often.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A timer does no more what it saw fail. */
    private static void run(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.error("A background task failed; it runs again at its next time", e);
        }
    }
}
