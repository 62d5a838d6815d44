package io.github.camellinq.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camellinq.api.Json;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** {@code /v3/attachments}: "Pre-upload a file", "Get attachment metadata", "Delete an attachment". */
final class AttachmentsApi {
    private static final long MAX_BYTES = 104_857_600;
    private static final int MAX_FILENAME = 255;

    private final Attachments attachments;
    private final Store store;
    private final Downloads downloads;

    AttachmentsApi(Attachments attachments, Store store, Downloads downloads) {
        this.attachments = attachments;
        this.store = store;
        this.downloads = downloads;
    }

    void create(RoutingContext call) {
        JsonNode body = Fields.object(call.body().buffer());
        String filename = Fields.atMost(MAX_FILENAME, "filename", Fields.string(body, "filename"));
        if (filename.isEmpty()) {
            throw Refusal.invalidValue("filename must not be empty");
        }
        String contentType = Fields.string(body, "content_type");
        long sizeBytes = size(Fields.wholeNumber(body, "size_bytes"));
        String supported = SupportedTypes.require(contentType);

        UUID id = UUID.randomUUID();
        Partner partner = Partners.of(call);
        PresignedUrls.Upload upload = store.presign(id, Downloads.urlName(filename), supported, sizeBytes);
        String downloadUrl = downloads.url(partner, id, filename);
        ReceivedAttachment file =
                new ReceivedAttachment(id.toString(), filename, supported, sizeBytes, null, downloadUrl);
        attachments.register(id, new Attachments.Entry(partner, Instant.now(), file));

        ObjectNode answer = Json.MAPPER
                .createObjectNode()
                .put("attachment_id", file.id())
                .put("upload_url", upload.url())
                .put("download_url", downloadUrl)
                .put("http_method", "PUT")
                .put(
                        "expires_at",
                        upload.expires().truncatedTo(ChronoUnit.SECONDS).toString());
        answer.putObject("required_headers")
                .put("Content-Type", supported)
                .put("Content-Length", Long.toString(sizeBytes));
        Answer.json(call, 200, answer);
    }

    void get(RoutingContext call) {
        Attachments.Entry entry = attachments.owned(Partners.of(call), id(call));
        ReceivedAttachment file = entry.file();
        Answer.json(
                call,
                200,
                Json.MAPPER
                        .createObjectNode()
                        .put("id", file.id())
                        .put("filename", file.filename())
                        .put("content_type", file.contentType())
                        .put("size_bytes", file.sizeBytes())
                        .put("status", entry.uploaded() ? "complete" : "pending")
                        .put("download_url", file.downloadUrl())
                        .put("created_at", entry.createdAt().toString()));
    }

    void delete(RoutingContext call) {
        attachments.delete(Partners.of(call), id(call));
        Answer.empty(call, 204);
    }

    private static UUID id(RoutingContext call) {
        return Fields.uuid("attachmentId", call.pathParam("attachmentId"));
    }

    private static long size(long bytes) {
        if (bytes < 1) {
            throw Refusal.invalidValue("size_bytes must be at least 1");
        }
        if (bytes > MAX_BYTES) {
            throw Refusal.tooLarge();
        }
        return bytes;
    }
}
