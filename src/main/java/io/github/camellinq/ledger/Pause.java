package io.github.camellinq.ledger;

import java.time.Instant;

/**
 * A pause of the intake.
 *
 * @param reason why, for people
 * @param since when the intake first paused; replacing the pause by a longer one does not change it
 * @param until when one item may be tried again
 */
public record Pause(String reason, Instant since, Instant until) {}
