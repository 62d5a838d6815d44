package io.github.camellinq.bench;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * What the fake Linq has seen since it was cleared.
 *
 * @param repeats messages that came again with the key of an earlier one
 * @param last when the latest message was accepted, in microseconds since 1970; 0 for none
 * @param faults what was wrong with what came, in words
 */
record Counts(long registered, long uploads, long bytes, long messages, long repeats, long last, List<String> faults) {

    Instant lastAccepted() {
        return Instant.EPOCH.plus(last, ChronoUnit.MICROS);
    }
}
