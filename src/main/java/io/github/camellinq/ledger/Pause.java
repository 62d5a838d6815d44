package io.github.camellinq.ledger;

import java.time.Instant;

/**
 * The intake rests.
 *
 * @param reason for people
 * @param since when it began; a longer pause in its place does not change it
 * @param until when one item may try again
 */
public record Pause(String reason, Instant since, Instant until) {}
