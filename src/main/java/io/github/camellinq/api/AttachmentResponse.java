package io.github.camellinq.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Map;

/**
 * The answer to {@code POST /v3/attachments}.
 *
 * @param attachmentId a UUID, for good
 * @param uploadUrl where to PUT the bytes, byte for byte; a secret, valid for 15 minutes
 * @param downloadUrl where the bytes can be had once they are there
 * @param httpMethod always {@code PUT}
 * @param expiresAt when {@code uploadUrl} ends, RFC 3339
 * @param requiredHeaders the headers that the URL was signed with: the PUT must carry them as they are
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record AttachmentResponse(
        String attachmentId,
        String uploadUrl,
        String downloadUrl,
        String httpMethod,
        String expiresAt,
        Map<String, String> requiredHeaders) {

    /** Leaves the presigned URL out: whoever has it can write the file. */
    @Override
    public String toString() {
        return "AttachmentResponse[attachmentId=" + attachmentId + ", expiresAt=" + expiresAt + "]";
    }
}
