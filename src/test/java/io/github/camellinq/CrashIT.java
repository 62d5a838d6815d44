package io.github.camellinq;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The application is killed (SIGKILL) at each place of a delivery and at random, and started again: each message arrives exactly
 * once, each file ends in one place.
 *
 * <p>{@code -Dcrash.rounds=N} makes so many rounds, {@code -Dcrash.seed=S -Dcrash.first=K -Dcrash.rounds=1} repeats round K of
 * the run that printed S.
 */
class CrashIT {

    @TempDir
    Path folder;

    @Test
    void each_message_arrives_exactly_once_wherever_the_process_is_killed() throws Exception {
        int rounds = Integer.getInteger("crash.rounds", 20);
        int first = Integer.getInteger("crash.first", 0);
        long seed = Long.getLong("crash.seed", System.nanoTime());
        System.out.println("CrashIT: rounds " + first + " to " + (first + rounds - 1) + " with -Dcrash.seed=" + seed);

        try (CrashRounds crash = new CrashRounds(new Workplace(folder), seed)) {
            for (int round = first; round < first + rounds; round++) {
                crash.round(round);
            }
            crash.end();
            System.out.println(crash.table());
            if (rounds >= crash.places().size()) {
                assertThat(crash.kills()).containsOnlyKeys(crash.places());
            }
        }
    }
}
