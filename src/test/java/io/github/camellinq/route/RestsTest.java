package io.github.camellinq.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camellinq.SetClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class RestsTest {
    private final SetClock time = new SetClock();
    private final Rests rests = new Rests(new Meanwhile());
    private Runnable meanwhile;

    /** Another thread does something between a look at the time and what is done with it. */
    private final class Meanwhile extends Clock {
        @Override
        public Instant instant() {
            Instant now = time.instant();
            if (meanwhile != null) {
                Runnable work = meanwhile;
                meanwhile = null;
                time.pass(Duration.ofMillis(1));
                work.run();
            }
            return now;
        }

        @Override
        public ZoneId getZone() {
            return time.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void rest_that_begins_while_others_are_counted_is_not_one_of_a_clock_that_was_set_back() {
        Instant end = time.instant().plusSeconds(10);
        rests.rest("first", end);
        meanwhile = () -> rests.rest("second", end);

        rests.summary();

        assertThat(rests.summary()).isEqualTo(new Rests.Summary(2, end));
    }
}
