package io.github.camellinq.ledger;

import java.time.Instant;

/**
 * A failure of a delivery's history.
 *
 * @param at when
 * @param stage how far the delivery was
 * @param failure what went wrong
 */
public record PastFailure(Instant at, Stage stage, Failure failure) {}
