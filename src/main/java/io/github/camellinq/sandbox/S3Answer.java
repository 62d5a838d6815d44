package io.github.camellinq.sandbox;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.gaul.shaded.org.eclipse.jetty.http.HttpHeader;
import org.gaul.shaded.org.eclipse.jetty.server.Response;
import org.gaul.shaded.org.eclipse.jetty.util.BufferUtil;
import org.gaul.shaded.org.eclipse.jetty.util.Callback;

/** Refuses an upload with an error in S3's format. */
final class S3Answer {
    private S3Answer() {}

    /** Answers with the status of a fault, and with S3's error code for it if there is one. */
    static void refuse(Response response, Fault fault, Callback done) {
        Long retryAfter = fault.retryAfterSeconds();
        if (retryAfter != null) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, retryAfter);
        }
        if (fault.body() != null) {
            write(response, fault.status(), fault.contentType(), fault.body(), done);
        } else {
            error(
                    response,
                    fault.status(),
                    code(fault.status()),
                    "An intentional fault that the sandbox was told to make",
                    "",
                    done);
        }
    }

    /** The answer to an expired URL, as S3 gives it and its documentation, "Troubleshooting presigned URLs", shows it. */
    static void expired(Response response, Callback done) {
        Instant now = Instant.now();
        String times = "<X-Amz-Expires>900</X-Amz-Expires><Expires>" + now.minusSeconds(1) + "</Expires><ServerTime>"
                + now + "</ServerTime>";
        error(response, 403, "AccessDenied", "Request has expired", times, done);
    }

    private static void error(Response response, int status, String code, String message, String more, Callback done) {
        String id = UUID.randomUUID().toString();
        String xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>" + code + "</Code><Message>" + message
                + "</Message>" + more + "<RequestId>" + id + "</RequestId></Error>";
        write(response, status, "application/xml", xml, done);
    }

    private static void write(Response response, int status, String type, String body, Callback done) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
        response.write(true, BufferUtil.toBuffer(body, StandardCharsets.UTF_8), done);
    }

    private static String code(int status) {
        return switch (status) {
            case 403 -> "AccessDenied";
            case 404 -> "NoSuchBucket";
            case 429 -> "TooManyRequests";
            case 503 -> "SlowDown";
            default -> status < 500 ? "InvalidRequest" : "InternalError";
        };
    }
}
