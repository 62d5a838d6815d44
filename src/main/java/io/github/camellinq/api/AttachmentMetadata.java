package io.github.camellinq.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * The answer to {@code GET /v3/attachments/{attachmentId}} ("Get attachment metadata").
 *
 * @param id a UUID
 * @param filename as it was registered
 * @param contentType as it was registered
 * @param sizeBytes as it was registered
 * @param status {@code pending} before the bytes are there, then {@code complete} or {@code failed}; deprecated by the
 *     API, null where it is gone
 * @param downloadUrl where the bytes are; null where the API does not say
 * @param createdAt when it was registered, RFC 3339
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AttachmentMetadata(
        String id,
        String filename,
        String contentType,
        long sizeBytes,
        String status,
        String downloadUrl,
        String createdAt) {}
