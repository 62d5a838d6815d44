package io.github.camellinq;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The server that the steps of {@link ProbedRoutes} call. Counts the calls of each place; at the one that is armed it does what
 * it was told to while the delivery waits there.
 */
final class Probes implements AutoCloseable {
    private final Map<String, Integer> arrivals = new ConcurrentSkipListMap<>();
    private final AtomicReference<Trap> armed = new AtomicReference<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    /** What is done at the arrival of that number, counted from now on. */
    private record Trap(String place, int arrival, Runnable action) {}

    Probes() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::arrive);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Once, at the {@code nth} arrival at a place; the delivery goes on when the action returns. */
    void arm(String place, int nth, Runnable action) {
        armed.set(new Trap(place, arrivals.getOrDefault(place, 0) + nth, action));
    }

    int arrivals(String place) {
        return arrivals.getOrDefault(place, 0);
    }

    private void arrive(HttpExchange exchange) throws IOException {
        String place = exchange.getRequestURI().getPath().substring(1);
        int count = arrivals.merge(place, 1, Integer::sum);
        Trap trap = armed.get();
        if (trap != null && trap.place().equals(place) && count >= trap.arrival() && armed.compareAndSet(trap, null)) {
            trap.action().run();
        }
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
