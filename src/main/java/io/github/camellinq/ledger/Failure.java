package io.github.camellinq.ledger;

/**
 * What went wrong.
 *
 * @param kind one word: a reason, or the kind of trouble
 * @param httpStatus null when nothing was answered
 * @param code Linq's own; null when there was none
 * @param traceId null when there was none
 * @param message for people, without secrets; null when there was none
 */
public record Failure(String kind, Integer httpStatus, Integer code, String traceId, String message) {}
