package io.github.camellinq.ledger;

/**
 * What went wrong with a delivery.
 *
 * @param kind one word: a reason, or the kind of trouble
 * @param httpStatus null when there was no answer
 * @param code Linq's error code; null when there was none
 * @param traceId Linq's trace id; null when there was none
 * @param message for people, without secrets; null when there was none
 */
public record Failure(String kind, Integer httpStatus, Integer code, String traceId, String message) {}
