package io.github.camellinq.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camellinq.sandbox.ReceivedAttachment;
import io.github.camellinq.sandbox.ReceivedMessage;
import io.github.camellinq.sandbox.ReceivedRequest;
import io.github.camellinq.sandbox.Sandbox;
import io.github.camellinq.sandbox.SandboxOptions;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A process with the sandbox, which checks signatures, stores each file with its SHA-256 and remembers every call, and beside it a
 * server that can be asked what {@link FakeLinq} can. Prints both addresses when it listens.
 */
public final class SandboxLinq {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Sandbox sandbox;

    private SandboxLinq(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    public static void main(String[] args) {
        Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().withApiKeys(List.of(Wire.API_KEY)));
        Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close));
        Vertx.vertx()
                .createHttpServer()
                .requestHandler(new SandboxLinq(sandbox)::handle)
                .listen(0, "127.0.0.1")
                .onSuccess(server -> System.out.println(
                        ServerProcess.listening(sandbox.baseUrl().toString(), server.actualPort())))
                .onFailure(failure -> {
                    System.err.println("What the sandbox received cannot be asked for: " + failure);
                    System.exit(1);
                });
    }

    private void handle(HttpServerRequest request) {
        try {
            Object answer =
                    switch (request.path()) {
                        case Wire.COUNTS -> counts();
                        case Wire.ACCEPTED -> accepted();
                        case Wire.CLEAR -> {
                            sandbox.clear();
                            yield counts();
                        }
                        default -> throw new IllegalArgumentException("there is no such call: " + request.path());
                    };
            request.response().end(Buffer.buffer(JSON.writeValueAsBytes(answer)));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            request.response().setStatusCode(400).end(e.getMessage());
        }
    }

    private Counts counts() {
        List<ReceivedRequest> requests = sandbox.requests();
        List<ReceivedMessage> messages = sandbox.messages();
        long sends = count(requests, "POST", Wire.CHATS);
        return new Counts(
                count(requests, "POST", Wire.ATTACHMENTS),
                count(requests, "PUT", ""),
                messages.stream()
                        .mapToLong(message -> message.attachment().sizeBytes())
                        .sum(),
                messages.size(),
                Math.max(0, sends - messages.size()),
                messages.isEmpty() ? 0 : micros(messages.get(messages.size() - 1)),
                faults(requests, messages));
    }

    private static long count(List<ReceivedRequest> requests, String method, String path) {
        return requests.stream()
                .filter(request ->
                        request.method().equals(method) && request.path().startsWith(path))
                .count();
    }

    /** No two files of a run have the same bytes, and each has its recipient in its name. */
    private static List<String> faults(List<ReceivedRequest> requests, List<ReceivedMessage> messages) {
        List<String> faults = new ArrayList<>();
        requests.stream()
                .filter(request -> request.status() / 100 != 2)
                .forEach(request -> faults.add("refused: " + request));
        Set<String> names = new HashSet<>();
        Set<String> contents = new HashSet<>();
        for (ReceivedMessage message : messages) {
            ReceivedAttachment file = message.attachment();
            String recipient = SampleFile.named(file.filename()).recipient();
            if (!message.to().equals(List.of(recipient)) || !message.from().equals(Wire.SENDER)) {
                faults.add("to somebody else: " + message);
            }
            if (!names.add(file.filename()) || !contents.add(file.sha256())) {
                faults.add("sent twice, or with another file's bytes: " + message);
            }
        }
        return faults.size() > Received.MOST_FAULTS ? faults.subList(0, Received.MOST_FAULTS) : faults;
    }

    private Map<String, Long> accepted() {
        return sandbox.messages().stream()
                .collect(Collectors.toMap(message -> message.attachment().filename(), SandboxLinq::micros, Math::min));
    }

    private static long micros(ReceivedMessage message) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, message.receivedAt());
    }
}
