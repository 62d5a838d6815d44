package io.github.camellinq.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ConditionTimeoutException;

/** The server of a run in a process of its own, and what it can be asked. */
final class ServerProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final String LISTENING = "listening at";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final MeasuredProcess process;
    private final String baseUrl;
    private final URI address;

    ServerProcess(Path folder, Server server) throws Exception {
        this.process = new MeasuredProcess(folder, Map.of(), LISTENING, CommandLines.server(server.program()));
        String[] words = process.awaitReady().split(" ");
        this.baseUrl = words[words.length - 2];
        this.address = URI.create("http://127.0.0.1:" + words[words.length - 1]);
    }

    /**
     * The line by which a server says that it is ready.
     *
     * @param baseUrl what {@code linq.base-url} is set to
     * @param port where it is asked what came
     */
    static String listening(String baseUrl, int port) {
        return LISTENING + " " + baseUrl + " " + port;
    }

    /** What {@code linq.base-url} is set to. */
    String baseUrl() {
        return baseUrl;
    }

    Duration cpu() {
        return process.cpu();
    }

    Counts counts() throws IOException, InterruptedException {
        return JSON.readValue(get(Wire.COUNTS), Counts.class);
    }

    /** When each file was accepted, in microseconds since 1970, by its name. */
    Map<String, Long> accepted() throws IOException, InterruptedException {
        return JSON.readValue(get(Wire.ACCEPTED), new TypeReference<Map<String, Long>>() {});
    }

    /** Forgets all that came. */
    void clear() throws IOException, InterruptedException {
        get(Wire.CLEAR);
    }

    /** When the messages were accepted, the earliest first. */
    List<Instant> acceptedInOrder() throws IOException, InterruptedException {
        return accepted().values().stream()
                .sorted()
                .map(micros -> Instant.EPOCH.plus(micros, ChronoUnit.MICROS))
                .toList();
    }

    /** Waits until so many messages are accepted, each with the right file; fails with what was wrong, or with what the sender said. */
    Counts awaitMessages(long count, MeasuredProcess sender) throws IOException, InterruptedException {
        Counts counts = awaitAtLeast(count, sender);
        assertThat(counts.messages()).as(sender::output).isEqualTo(count);
        assertThat(counts.registered()).isEqualTo(count);
        assertThat(counts.uploads()).isEqualTo(count);
        assertThat(sender.output()).doesNotContain("WARN", "ERROR");
        return counts;
    }

    /** Waits as {@link #awaitMessages} does while there are more to come. */
    Counts awaitAtLeast(long count, MeasuredProcess sender) throws IOException, InterruptedException {
        try {
            await().atMost(PATIENCE).pollInterval(LOOK).until(() -> hasEnded(count) || !sender.isAlive());
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(
                    "Not " + count + ", but " + counts() + ". The sender said:\n" + sender.output(), e);
        }
        Counts counts = counts();
        assertThat(counts.faults()).as(sender::output).isEmpty();
        assertThat(counts.messages()).as(sender::output).isGreaterThanOrEqualTo(count);
        return counts;
    }

    private boolean hasEnded(long count) throws IOException, InterruptedException {
        Counts counts = counts();
        return counts.messages() >= count || !counts.faults().isEmpty();
    }

    private byte[] get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(address.resolve(path)).build(), BodyHandlers.ofByteArray())
                .body();
    }

    @Override
    public void close() throws InterruptedException {
        process.close();
    }
}
