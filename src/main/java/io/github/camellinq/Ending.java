package io.github.camellinq;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Delays the exit of this process after a signal until its work has ended. Without it the JVM would exit as soon as Camel's
 * routes have stopped, before the work that follows them is done.
 */
final class Ending implements AutoCloseable {

    /** In seconds; longer than the shutdown of the routes may take. */
    private static final long PATIENCE = 75;

    private final CountDownLatch ended = new CountDownLatch(1);

    /** @param stop asks everything to end, without waiting for it */
    Ending(Runnable stop) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> hold(stop), "linq-end"));
    }

    private void hold(Runnable stop) {
        stop.run();
        try {
            ended.await(PATIENCE, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets the process exit: everything has ended. */
    @Override
    public void close() {
        ended.countDown();
    }
}
