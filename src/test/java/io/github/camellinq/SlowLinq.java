package io.github.camellinq;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** A server whose store answers only when it is told to. */
final class SlowLinq implements AutoCloseable {
    private final HttpServer server;
    private final CountDownLatch reached;
    private final CountDownLatch goOn;

    SlowLinq(CountDownLatch reached, CountDownLatch goOn) throws IOException {
        this.reached = reached;
        this.goOn = goOn;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext(
                "/v3/attachments",
                exchange -> answer(
                        exchange,
                        """
                {"attachment_id": "550e8400-e29b-41d4-a716-446655440000", "upload_url": "%s/store/x",
                 "required_headers": {"Content-Type": "text/plain"}}"""
                                .formatted(url())));
        server.createContext(
                "/v3/chats",
                exchange -> answer(
                        exchange,
                        """
                {"chat": {"message": {"id": "69a37c7d-af4f-4b5e-af42-e28e98ce873a"}}}"""));
        server.createContext("/store", this::put);
        server.start();
    }

    Map<String, String> settings() {
        return Map.of("LINQ_BASE_URL", url(), "LINQ_API_KEY", "key", "LINQ_FROM", "+15550000000");
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void put(HttpExchange exchange) throws IOException {
        reached.countDown();
        try {
            goOn.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        answer(exchange, "");
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        exchange.getRequestBody().readAllBytes();
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
