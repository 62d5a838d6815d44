package io.github.camellinq.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * A message that the API accepted. Accepted is not delivered: delivery is reported by webhook.
 *
 * @param id a UUID
 * @param sentAt when it was accepted, RFC 3339
 * @param deliveryStatus {@code pending}, {@code queued}, {@code sent}, {@code delivered}, {@code failed}; an open set
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SentMessage(String id, String sentAt, String deliveryStatus) {}
