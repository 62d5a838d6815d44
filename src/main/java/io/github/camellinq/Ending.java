package io.github.camellinq;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Holds up the end of this process, which a signal asks for, until what it runs has ended. Without it Java is gone as soon as
 * Camel's routes have stopped, whatever is still to be done after them.
 */
final class Ending implements AutoCloseable {

    /** Seconds, longer than the routes' own shutdown may take. */
    private static final long PATIENCE = 75;

    private final CountDownLatch ended = new CountDownLatch(1);

    /** @param told has everything end, and does not wait for it */
    Ending(Runnable told) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> hold(told), "linq-end"));
    }

    private void hold(Runnable told) {
        told.run();
        try {
            ended.await(PATIENCE, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Everything has ended. */
    @Override
    public void close() {
        ended.countDown();
    }
}
