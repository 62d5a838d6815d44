package io.github.camellinq.route;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.github.camellinq.api.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** A server that shows what reached the wire and misbehaves where a sandbox with a real store cannot. */
final class StubLinq implements AutoCloseable {
    private final HttpServer server;
    private final String scheme;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private volatile String uploadPath = "/store/object?X-Amz-Signature=a%2Bb%2Fc%20d&a=1&z=%7B%7Bx%7D%7D";
    private volatile String requiredHeaders = "{\"Content-Type\": \"%s\", \"Content-Length\": \"%d\"}";
    private volatile Handler register = this::register;
    private volatile Handler put = exchange -> {
        exchange.getRequestBody().readAllBytes();
        answer(exchange, 200, "");
    };

    /**
     * One request, its body read or not.
     *
     * @param client the client's end of the connection
     */
    record Request(String method, String uri, Map<String, List<String>> headers, InetSocketAddress client) {}

    interface Handler {
        void handle(HttpExchange exchange) throws IOException;
    }

    StubLinq() {
        this(null);
    }

    /** @param tls the certificate to answer with; null for plain HTTP */
    StubLinq(SSLContext tls) {
        try {
            InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            server = tls == null ? HttpServer.create(address, 0) : secured(HttpsServer.create(address, 0), tls);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        scheme = tls == null ? "http" : "https";
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    private static HttpServer secured(HttpsServer server, SSLContext tls) {
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        return server;
    }

    URI baseUrl() {
        return URI.create(scheme + "://127.0.0.1:" + server.getAddress().getPort());
    }

    String uploadUrl() {
        return baseUrl() + uploadPath;
    }

    /** Over how many connections all requests came. */
    long connections() {
        return requests.stream().map(Request::client).distinct().count();
    }

    List<Request> requests(String method) {
        return requests.stream()
                .filter(request -> request.method().equals(method))
                .toList();
    }

    void onPut(Handler handler) {
        put = handler;
    }

    void onRegister(Handler handler) {
        register = handler;
    }

    void uploadPath(String path) {
        uploadPath = path;
    }

    /** Further headers that the URL was signed for, as members of a JSON object. */
    void alsoRequires(String members) {
        requiredHeaders = "{\"Content-Type\": \"%s\", \"Content-Length\": \"%d\", " + members + "}";
    }

    void requires(String headers) {
        requiredHeaders = headers;
    }

    private void handle(HttpExchange exchange) throws IOException {
        Headers headers = new Headers();
        headers.putAll(exchange.getRequestHeaders());
        requests.add(new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                headers,
                exchange.getRemoteAddress()));
        if (exchange.getRequestMethod().equals("PUT")) {
            put.handle(exchange);
            return;
        }
        if (exchange.getRequestURI().getPath().endsWith("/attachments")) {
            register.handle(exchange);
        } else {
            exchange.getRequestBody().readAllBytes();
            answer(
                    exchange,
                    201,
                    """
                    {"chat": {"id": "94c6bf33-31d9-40e3-a0e9-f94250ecedb9",
                              "message": {"id": "69a37c7d-af4f-4b5e-af42-e28e98ce873a"}}}
                    """);
        }
    }

    private void register(HttpExchange exchange) throws IOException {
        JsonNode request = Json.MAPPER.readTree(exchange.getRequestBody());
        String required = String.format(
                requiredHeaders,
                request.path("content_type").asText(),
                request.path("size_bytes").asLong());
        answer(
                exchange,
                200,
                """
                {"attachment_id": "550e8400-e29b-41d4-a716-446655440000", "upload_url": "%s",
                 "download_url": "https://cdn.example/x", "http_method": "PUT", "required_headers": %s}
                """
                        .formatted(uploadPath.startsWith("/") ? uploadUrl() : uploadPath, required));
    }

    static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
