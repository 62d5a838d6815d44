package io.github.camellinq.sandbox;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Supplier;

/** Stands in for the CDN {@code cdn.linqapp.com}: anybody who has the URL can download the uploaded bytes. */
final class Downloads {
    static final String PATH = "/attachments/partners/";

    private final Attachments attachments;
    private final Bytes bytes;
    private final Supplier<String> publicUrl;

    /** @param publicUrl the URL at which others reach the API server */
    Downloads(Attachments attachments, Bytes bytes, Supplier<String> publicUrl) {
        this.attachments = attachments;
        this.bytes = bytes;
        this.publicUrl = publicUrl;
    }

    String url(Partner partner, UUID id, String filename) {
        String name =
                URLEncoder.encode(urlName(filename), StandardCharsets.UTF_8).replace("+", "%20");
        return publicUrl.get() + PATH + partner.id() + "/" + id + "/" + name;
    }

    /** The name as the last segment of a path. Characters and names that would change the path, and control characters, become {@code _}. */
    static String urlName(String filename) {
        String name = filename.replaceAll("[/\\\\\\p{Cntrl}]", "_");
        return name.equals(".") || name.equals("..") ? "_" : name;
    }

    void get(RoutingContext call) {
        String id = call.pathParam("attachmentId");
        ReceivedAttachment file = Fields.isUuid(id) ? attachments.uploaded(UUID.fromString(id)) : null;
        if (file == null) {
            throw Refusal.http(404);
        }
        call.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, file.contentType())
                .sendFile(bytes.file(UUID.fromString(id)).toString());
    }
}
