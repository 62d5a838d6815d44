package io.github.camellinq.ledger;

import java.time.Instant;

/**
 * A failure in the history of a delivery.
 *
 * @param at when it failed
 * @param stage how far the delivery had got
 * @param failure what went wrong
 */
public record PastFailure(Instant at, Stage stage, Failure failure) {}
