package io.github.camellinq.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * The answer to {@code GET /v3/attachments/{attachmentId}} ("Get attachment metadata").
 *
 * @param id a UUID
 * @param filename as it was registered
 * @param contentType as it was registered
 * @param sizeBytes null where Linq does not give it
 * @param status {@code pending}, {@code complete} or {@code failed}; an open set
 * @param downloadUrl where the bytes can be downloaded once they are uploaded
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record AttachmentStatus(
        String id, String filename, String contentType, Long sizeBytes, String status, String downloadUrl) {}
