package io.github.camellinq.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RepeatedTest {

    @Test
    void work_that_fails_is_reported_and_done_again() {
        AtomicInteger times = new AtomicInteger();
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        try (LogLines log = LogLines.of(Repeated.class)) {
            Repeated.on(timer, () -> failFirst(times), Duration.ZERO, Duration.ofMillis(1));

            await().untilAsserted(() -> assertThat(times).hasValueGreaterThan(2));
            assertThat(log.containing("A background task failed")).hasSize(1);
        } finally {
            timer.shutdownNow();
        }
    }

    private static void failFirst(AtomicInteger times) {
        if (times.incrementAndGet() == 1) {
            throw new IllegalStateException("on purpose");
        }
    }
}
