package io.github.camellinq.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * The body of {@code POST /v3/attachments} ("Pre-upload a file").
 *
 * @param filename 1 to 255 characters
 * @param contentType a value of the API's {@code SupportedContentType}, without parameters
 * @param sizeBytes 1 to 104,857,600; exactly the number of bytes that the PUT will send
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record AttachmentRequest(String filename, String contentType, long sizeBytes) {}
