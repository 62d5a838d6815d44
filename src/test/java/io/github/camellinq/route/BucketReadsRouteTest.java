package io.github.camellinq.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camellinq.ledger.Ledger;
import io.github.camellinq.ledger.Stage;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.IntStream;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheck.State;
import org.apache.camel.health.HealthCheckRegistry;
import org.junit.jupiter.api.Test;

/** A bucket that can be listed, and whose objects cannot be read. */
class BucketReadsRouteTest extends BucketRoutes {

    @Override
    void settings(Properties settings) {
        super.settings(settings);
        settings.setProperty("linq.retry.delay", "100ms");
        settings.setProperty("linq.retry.max-delay", "500ms");
    }

    @Test
    void bucket_whose_objects_cannot_be_read_is_down_and_left_alone_until_they_can() {
        List<String> keys = IntStream.range(0, 300)
                .mapToObj(i -> "inbox/+1555123%04d/a.txt".formatted(i))
                .toList();
        keys.forEach(bucket()::forbid);
        keys.forEach(key -> bucket().put(key, bytes(key)));

        await().atMost(PATIENCE).until(() -> ask().getState() == State.DOWN);

        assertThat(ask().getMessage().orElseThrow())
                .isEqualTo("the objects of s3://inbox/inbox/ cannot be read: the store answered 403 AccessDenied");
        assertThat(keys).as("asked for while none could be read").anyMatch(key -> bucket().reads(key) == 0);

        bucket().allowAll();

        awaitAll(300);
        await().until(() -> ask().getState() == State.UP);
    }

    @Test
    void single_object_that_cannot_be_read_is_its_own_trouble() {
        bucket().forbid("inbox/+15551234567/a.txt");
        bucket().put("inbox/+15551234567/a.txt", bytes("a"));

        await().atMost(PATIENCE).until(() -> bucket().reads("inbox/+15551234567/a.txt") > BucketReads.SEVERAL);

        assertThat(ask().getState()).isEqualTo(State.UP);
    }

    @Test
    void object_that_could_not_be_read_at_first_does_not_wait_for_whom_its_key_names() {
        String key = "inbox/reports/a.txt";
        Ledger ledger = LinqService.of(context).ledger();
        bucket().forbid(key);
        bucket().put(key, bytes("a"), Map.of("linq-to", "+15551234567"));
        await().atMost(PATIENCE).until(() -> ledger.waiting() == 1);
        bucket().allowAll();
        awaitAll(1);
        await().until(() -> ledger.counts().getOrDefault(Stage.SENT, 0L) == 1);

        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(75));
        new GoneFiles(List::of, ledger, later).run();

        assertThat(ledger.waiting()).isZero();
        assertThat(ledger.counts()).containsEntry(Stage.SENT, 1L);
    }

    private HealthCheck.Result ask() {
        return HealthCheckRegistry.get(context).getCheck("linq").orElseThrow().call();
    }
}
