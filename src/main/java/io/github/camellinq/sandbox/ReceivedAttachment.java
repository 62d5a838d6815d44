package io.github.camellinq.sandbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * An attachment as the sandbox holds it.
 *
 * @param id a UUID
 * @param filename as it was registered
 * @param contentType as it was registered
 * @param sizeBytes as it was registered; the store accepts no other number of bytes
 * @param sha256 of the bytes that arrived, 64 hex digits; null until they have arrived
 * @param downloadUrl the URL at which the bytes can be downloaded without a key
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReceivedAttachment(
        String id, String filename, String contentType, long sizeBytes, String sha256, String downloadUrl) {

    ReceivedAttachment withSha256(String value) {
        return new ReceivedAttachment(id, filename, contentType, sizeBytes, value, downloadUrl);
    }
}
