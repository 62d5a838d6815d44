package io.github.camellinq.route;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work that a timer repeats for as long as the context runs. A failure that nobody foresaw does not end it. */
final class Repeated {
    private static final Logger LOG = LoggerFactory.getLogger(Repeated.class);

    private Repeated() {}

    /**
     * Repeats the work.
     *
     * @param first how long from now until the first run
     * @param often how long from the end of one run to the next
     */
    static void on(ScheduledExecutorService timer, Runnable work, Duration first, Duration often) {
        timer.scheduleWithFixedDelay(() -> run(work), first.toMillis(), often.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A timer does not repeat what has thrown an exception. */
    private static void run(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.error("A background task failed; it runs again as scheduled", e);
        }
    }
}
