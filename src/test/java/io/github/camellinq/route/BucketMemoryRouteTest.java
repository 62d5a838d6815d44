package io.github.camellinq.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.Properties;
import org.apache.camel.spi.Registry;
import org.junit.jupiter.api.Test;

/** Objects that lie in their bucket for longer than the ledger remembers. */
class BucketMemoryRouteTest extends BucketRoutes {

    @Override
    void settings(Properties settings) {
        super.settings(settings);
        settings.setProperty("linq.ledger.keep", "1h");
    }

    @Override
    protected void bindToRegistry(Registry registry) {
        registry.bind(LinqService.CLOCK, Clock.offset(Clock.systemUTC(), Duration.ofHours(1)));
    }

    @Test
    void object_that_may_have_been_sent_and_forgotten_is_not_sent() {
        try (LogLines log = LogLines.of(BucketSource.class)) {
            bucket().put("inbox/+15551234567/old.txt", bytes("old"));

            await().until(() -> !log.containing("linq.ledger.keep").isEmpty());

            assertThat(linq.messages()).isEmpty();
        }
    }
}
