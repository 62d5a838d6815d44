package io.github.camellinq.route;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.support.LifecycleStrategySupport;

/**
 * Makes a source wait for a free worker when all are busy: if its own thread delivered a file, it could not give work to workers
 * that become free in the meantime. When none becomes free for a while, the source's thread does the work after all, so that
 * nothing can wait for itself.
 */
final class HandOver extends LifecycleStrategySupport {
    private final Duration patience;

    HandOver(Duration patience) {
        this.patience = patience;
    }

    @Override
    public void onThreadPoolAdd(
            CamelContext context,
            ThreadPoolExecutor pool,
            String id,
            String sourceId,
            String routeId,
            String threadPoolProfileId) {
        // A host may have given the profile a queue; then files wait there.
        if (LinqPlugin.WORKERS.equals(threadPoolProfileId) && pool.getQueue() instanceof SynchronousQueue) {
            RejectedExecutionHandler before = pool.getRejectedExecutionHandler();
            pool.setRejectedExecutionHandler((task, full) -> {
                if (full.isShutdown() || !isTaken(task, full)) {
                    before.rejectedExecution(task, full);
                }
            });
        }
    }

    private boolean isTaken(Runnable task, ThreadPoolExecutor pool) {
        try {
            // Such a queue holds nothing: what it accepts, a worker has taken.
            return pool.getQueue().offer(task, patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
