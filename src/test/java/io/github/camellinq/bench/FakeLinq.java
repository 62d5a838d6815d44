package io.github.camellinq.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A process that answers the three calls as Linq and its store do, as fast as it can: it checks what comes and keeps counts, and
 * nothing else. {@link SandboxLinq} signs and stores, and is itself what is measured. Prints its addresses when it listens.
 */
public final class FakeLinq extends AbstractVerticle {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A presigned URL is about so long. */
    private static final String SIGNATURE = "?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20261121T100000Z"
            + "&X-Amz-SignedHeaders=content-length%3Bcontent-type%3Bhost&X-Amz-Expires=900"
            + "&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20261121%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Signature="
            + "0f".repeat(32);

    private final Received received;
    private final AtomicInteger port;

    private FakeLinq(Received received, AtomicInteger port) {
        this.received = received;
        this.port = port;
    }

    public static void main(String[] args) {
        Vertx vertx = Vertx.vertx();
        Received received = new Received();
        AtomicInteger port = new AtomicInteger();
        // One event loop alone would be the limit of large files.
        vertx.deployVerticle(() -> new FakeLinq(received, port), new DeploymentOptions().setInstances(2))
                .onSuccess(both -> System.out.println(
                        ServerProcess.listening("http://127.0.0.1:" + port.get() + Wire.PREFIX, port.get())))
                .onFailure(failure -> {
                    System.err.println("The fake Linq cannot listen: " + failure);
                    System.exit(1);
                });
    }

    @Override
    public void start(Promise<Void> started) {
        // A negative port is a free one that both share.
        vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(-1))
                .requestHandler(this::handle)
                .listen()
                .onSuccess(server -> port.set(server.actualPort()))
                .<Void>mapEmpty()
                .onComplete(started);
    }

    private void handle(HttpServerRequest request) {
        String path = request.path();
        if (path.startsWith(Wire.UPLOADS)) {
            upload(request, path.substring(Wire.UPLOADS.length()));
            return;
        }
        if (path.startsWith(Wire.PREFIX) && !Wire.AUTHORIZATION.equals(request.getHeader("Authorization"))) {
            received.fault("a call without the key: " + path);
        }
        request.bodyHandler(body -> {
            try {
                answer(request, path, body);
            } catch (IOException | IllegalArgumentException e) {
                received.fault(path + ": " + e.getMessage());
                request.response().setStatusCode(400).end();
            }
        });
    }

    private void answer(HttpServerRequest request, String path, Buffer body) throws IOException {
        switch (path) {
            case Wire.ATTACHMENTS -> json(request, 200, attachment(received.register(JSON.readTree(body.getBytes()))));
            case Wire.CHATS -> json(request, 201, chat(received.accept(JSON.readTree(body.getBytes()))));
            case Wire.COUNTS -> json(request, 200, received.counts());
            case Wire.ACCEPTED -> json(request, 200, received.accepted());
            case Wire.CLEAR -> {
                received.clear();
                json(request, 200, received.counts());
            }
            default -> throw new IllegalArgumentException("there is no such call");
        }
    }

    private ObjectNode attachment(String id) {
        String url = "http://127.0.0.1:" + port.get() + Wire.UPLOADS + id;
        ObjectNode answer = JSON.createObjectNode()
                .put("attachment_id", id)
                .put("upload_url", url + SIGNATURE)
                .put("download_url", url)
                .put("http_method", "PUT")
                .put(
                        "expires_at",
                        Instant.now()
                                .plusSeconds(900)
                                .truncatedTo(ChronoUnit.SECONDS)
                                .toString());
        answer.putObject("required_headers").put("Content-Type", Wire.TYPE);
        return answer;
    }

    private static ObjectNode chat(String messageId) {
        ObjectNode answer = JSON.createObjectNode();
        ObjectNode chat = answer.putObject("chat");
        chat.put("id", UUID.randomUUID().toString()).put("service", "iMessage").put("is_group", false);
        chat.putObject("message")
                .put("id", messageId)
                .put("sent_at", Instant.now().toString())
                .put("delivery_status", "pending");
        return answer;
    }

    private static void json(HttpServerRequest request, int status, Object answer) throws JsonProcessingException {
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(Buffer.buffer(JSON.writeValueAsBytes(answer)));
    }

    private void upload(HttpServerRequest request, String id) {
        if (request.getHeader("Authorization") != null) {
            received.fault("the key was sent to the store");
        }
        ArrivingBytes bytes = new ArrivingBytes();
        request.handler(bytes::add);
        request.endHandler(end -> {
            int status = 200;
            try {
                received.uploaded(id, request.getHeader("Content-Type"), bytes.count(), bytes.number());
            } catch (IllegalArgumentException e) {
                status = 400;
            }
            request.response().setStatusCode(status).end();
        });
    }
}
