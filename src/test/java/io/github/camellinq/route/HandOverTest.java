package io.github.camellinq.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.apache.camel.builder.ThreadPoolProfileBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;
import org.junit.jupiter.api.Test;

class HandOverTest {
    private final CountDownLatch end = new CountDownLatch(1);

    /** The thread on which a task is run while the only worker is busy until {@link #end}. */
    private Future<Thread> whileBusy(DefaultCamelContext context, Duration patience) throws Exception {
        context.addLifecycleStrategy(new HandOver(patience));
        context.getExecutorServiceManager()
                .registerThreadPoolProfile(new ThreadPoolProfileBuilder(LinqPlugin.WORKERS)
                        .poolSize(1)
                        .maxPoolSize(1)
                        .maxQueueSize(0)
                        .rejectedPolicy(ThreadPoolRejectedPolicy.CallerRuns)
                        .build());
        ExecutorService workers =
                context.getExecutorServiceManager().newThreadPool(this, "workers", LinqPlugin.WORKERS);
        CountDownLatch busy = new CountDownLatch(1);
        workers.submit(() -> {
            busy.countDown();
            end.await();
            return null;
        });
        busy.await();
        return workers.submit(Thread::currentThread);
    }

    @Test
    void source_waits_for_a_worker() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.start();
            new Thread(() -> {
                        // After the source has begun to wait, most of the time; else it finds the worker free.
                        Thread.yield();
                        end.countDown();
                    })
                    .start();

            assertThat(whileBusy(context, Duration.ofMinutes(1)).get()).isNotSameAs(Thread.currentThread());
        }
    }

    @Test
    void source_delivers_itself_where_no_worker_comes_free() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.start();

            assertThat(whileBusy(context, Duration.ofMillis(10)).get()).isSameAs(Thread.currentThread());
            end.countDown();
        }
    }
}
