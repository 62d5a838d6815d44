package io.github.camellinq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camellinq.api.Json;
import io.github.camellinq.sandbox.Sandbox;
import io.github.camellinq.sandbox.SandboxOptions;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is seen from outside while the PostgreSQL of a ledger takes connections and answers nothing, or is gone. */
class SilentPostgresIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    private EmbeddedPostgres postgres;
    private ProcessHandle server;
    private Sandbox sandbox;
    private int port;

    @BeforeEach
    void start() throws IOException {
        Path data = folder.resolve("postgres");
        postgres = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .start();
        long pid = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
        server = ProcessHandle.of(pid).orElseThrow();
        sandbox = Sandbox.start(SandboxOptions.defaults());
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
    }

    @AfterEach
    void stop() throws Exception {
        sandbox.close();
        signal("CONT");
        postgres.close();
    }

    @Test
    void process_is_live_at_once_and_soon_not_ready_while_the_ledger_is_silent() throws Exception {
        try (AppProcess app = app("run")) {
            app.awaitLine("camel-linq is watching");
            signal("STOP");

            CompletableFuture<Answer> ready = get("ready");
            CompletableFuture<Answer> metrics = ask("/observe/metrics");
            for (int probe = 0; probe < 5; probe++) {
                Answer live = get("live").join();
                assertThat(live.status()).isEqualTo(200);
                assertThat(live.took()).isLessThan(Duration.ofSeconds(1));
            }

            assertThat(ready.join().status()).isEqualTo(503);
            assertThat(ready.join().took()).isLessThan(Duration.ofSeconds(3));
            JsonNode check =
                    Json.MAPPER.readTree(ready.join().body()).path("checks").get(0);
            assertThat(check.path("name").asText()).isEqualTo("linq");
            assertThat(check.path("message").asText()).contains("ledger", "linq.ledger.url");
            assertThat(metrics.join().took()).isLessThan(Duration.ofSeconds(5));
            assertThat(metrics.join().body())
                    .contains(
                            "camel_linq_paused 1.0", "camel_linq_waiting NaN", "camel_linq_oldest_waiting_seconds NaN");

            signal("CONT");
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> get("ready").join().status() == 200);
            assertThat(app.output()).doesNotContain("\tat ");
        }
    }

    @Test
    void ledger_that_is_gone_is_told_once_and_without_a_trace() throws Exception {
        try (AppProcess app = app("run")) {
            app.awaitLine("camel-linq is watching");
            postgres.close();
            app.awaitLine("The intake pauses");

            assertThat(get("live").join().status()).isEqualTo(200);
            assertThat(get("ready").join().status()).isEqualTo(503);
            assertThat(ask("/observe/metrics").join().body()).contains("camel_linq_paused 1.0");
            assertThat(app.entriesWithin(Duration.ofSeconds(15))).isZero();
            assertThat(app.output()).doesNotContain("\tat ", "maxLifetime");
        }
    }

    @Test
    void status_says_within_seconds_that_the_ledger_does_not_answer() throws Exception {
        try (AppProcess run = app("run")) {
            run.awaitLine("camel-linq is watching");
        }
        for (List<String> words : List.of(List.of("status", "--check"), List.of("status"))) {
            signal("STOP");
            Instant begin = Instant.now();
            try (AppProcess status = app(words.toArray(new String[0]))) {
                assertThat(status.awaitEnd()).as(status::output).isEqualTo(1);
                assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(15));
                assertThat(status.awaitLine("Not well: The ledger")).contains("cannot be reached");
                assertThat(status.output()).doesNotContain("\tat ", "WARN", "ERROR");
            }
            signal("CONT");
        }
    }

    private AppProcess app(String... words) {
        Map<String, String> settings = Workplace.settings(sandbox);
        settings.put("LINQ_MANAGEMENT_PORT", "" + port);
        settings.put("LINQ_LEDGER_URL", postgres.getJdbcUrl("postgres", "postgres"));
        return AppProcess.start(folder, settings, List.of("-XX:TieredStopAtLevel=1"), words);
    }

    private CompletableFuture<Answer> get(String probe) {
        return ask("/observe/health/" + probe);
    }

    private CompletableFuture<Answer> ask(String path) {
        Instant begin = Instant.now();
        return HTTP.sendAsync(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .thenApply(answer ->
                        new Answer(answer.statusCode(), answer.body(), Duration.between(begin, Instant.now())));
    }

    /** Sends a signal to all processes of PostgreSQL. */
    private void signal(String name) throws IOException, InterruptedException {
        String[] words = Stream.concat(
                        Stream.of("kill", "-" + name),
                        Stream.concat(Stream.of(server), server.descendants()).map(each -> "" + each.pid()))
                .toArray(String[]::new);
        new ProcessBuilder(words).start().waitFor();
    }

    private record Answer(int status, String body, Duration took) {}
}
