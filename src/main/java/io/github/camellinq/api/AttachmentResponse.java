package io.github.camellinq.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Map;

/**
 * The answer to {@code POST /v3/attachments}.
 *
 * @param attachmentId a UUID that does not expire
 * @param uploadUrl the presigned URL to PUT the unchanged bytes to; a secret, valid for 15 minutes
 * @param downloadUrl where the bytes can be downloaded once they are uploaded
 * @param httpMethod always {@code PUT}
 * @param expiresAt when {@code uploadUrl} expires, RFC 3339
 * @param requiredHeaders the headers that the URL was signed with; the PUT must send them unchanged
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record AttachmentResponse(
        String attachmentId,
        String uploadUrl,
        String downloadUrl,
        String httpMethod,
        String expiresAt,
        Map<String, String> requiredHeaders) {

    /** Leaves out the presigned URL, because anyone who has it can write the file. */
    @Override
    public String toString() {
        return "AttachmentResponse[attachmentId=" + attachmentId + ", expiresAt=" + expiresAt + "]";
    }
}
