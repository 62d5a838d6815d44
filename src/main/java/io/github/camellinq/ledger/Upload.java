package io.github.camellinq.ledger;

import java.time.Instant;

/**
 * An attachment that is at Linq.
 *
 * @param attachmentId the id that the API gave it
 * @param at when the upload was complete
 */
public record Upload(String attachmentId, Instant at) {}
