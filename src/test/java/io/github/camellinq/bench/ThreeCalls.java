package io.github.camellinq.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/** The bodies of the calls, as one writes them by hand who needs no more of the API. */
final class ThreeCalls {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * What the first call is answered with, as far as it is needed.
     *
     * @param url where the bytes go
     */
    record Attachment(String id, String url) {}

    private ThreeCalls() {}

    static String register(SampleFile file, long size) {
        return "{\"filename\":\"" + file.name() + "\",\"content_type\":\"" + Wire.TYPE + "\",\"size_bytes\":" + size
                + "}";
    }

    static Attachment attachment(byte[] answer) throws IOException {
        JsonNode json = JSON.readTree(answer);
        return new Attachment(
                json.path("attachment_id").asText(), json.path("upload_url").asText());
    }

    static String send(SampleFile file, String attachmentId) {
        return "{\"from\":\"" + Wire.SENDER + "\",\"to\":[\"" + file.recipient()
                + "\"],\"message\":{\"parts\":[{\"type\":\"media\",\"attachment_id\":\"" + attachmentId
                + "\"}],\"idempotency_key\":\"" + file.name() + "\"}}";
    }
}
