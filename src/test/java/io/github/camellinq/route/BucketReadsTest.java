package io.github.camellinq.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camellinq.SetClock;
import io.github.camellinq.settings.Settings;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BucketReadsTest {
    private static final Settings.Retry RETRY =
            new Settings.Retry(Duration.ofSeconds(1), Duration.ofSeconds(4), 20, 100);

    private final SetClock clock = new SetClock();

    @Test
    void clock_that_is_set_back_ends_a_rest() {
        BucketReads reads = new BucketReads("s3://inbox/", new WatchedPlaces(null), RETRY, clock);
        for (int object = 0; object < BucketReads.SEVERAL; object++) {
            reads.failed("s3://inbox/" + object, new IOException("busy"));
        }
        assertThat(reads.rest()).isTrue();

        clock.pass(Duration.ofDays(-1));

        assertThat(reads.rest()).isFalse();
    }
}
