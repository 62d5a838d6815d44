package io.github.camellinq.ledger;

import java.time.Instant;

/**
 * An attachment that is at Linq.
 *
 * @param attachmentId as the API named it
 * @param at when its bytes were there
 */
public record Upload(String attachmentId, Instant at) {}
