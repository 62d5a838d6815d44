package io.github.camellinq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camellinq.api.Json;
import io.github.camellinq.sandbox.Call;
import io.github.camellinq.sandbox.Fault;
import io.github.camellinq.sandbox.Sandbox;
import io.github.camellinq.sandbox.SandboxOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Kubernetes and Prometheus get from {@code run}. */
class ManagementIT {
    private static final String ANN = "+15551234567";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    private int port;

    @Test
    void probes_follow_a_pause_and_metrics_count() throws Exception {
        Workplace workplace = new Workplace(folder);
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults());
                AppProcess app = start(sandbox, freePort())) {
            app.awaitLine("camel-linq is watching");
            for (String probe : List.of("", "/live", "/ready")) {
                assertThat(get("/observe/health" + probe).statusCode())
                        .as(probe)
                        .isEqualTo(200);
            }
            workplace.drop(ANN, "one.txt", "one");
            workplace.drop("nobody", "two.txt", "two");
            app.awaitLine("one.txt to " + ANN);
            app.awaitLine("two.txt cannot be delivered");

            sandbox.faults().add(Call.REGISTER, Fault.status(401, 2004), 1_000_000);
            workplace.drop(ANN, "three.txt", "three");
            app.awaitLine("The intake pauses");
            HttpResponse<String> down = get("/observe/health/ready");
            assertThat(down.statusCode()).isEqualTo(503);
            JsonNode check = Json.MAPPER.readTree(down.body()).path("checks").get(0);
            assertThat(check.path("name").asText()).isEqualTo("linq");
            assertThat(check.path("message").asText()).contains("paused for ", "linq.api-key");
            assertThat(get("/observe/health/live").statusCode()).isEqualTo(200);
            assertThat(metrics()).contains("camel_linq_paused 1.0", "camel_linq_waiting 1.0");

            sandbox.faults().clear();
            app.awaitLine("three.txt to " + ANN);
            await().until(() -> get("/observe/health/ready").statusCode() == 200);
            assertThat(metrics())
                    .contains(
                            "camel_linq_paused 0.0",
                            "camel_linq_deliveries_total{outcome=\"sent\",reason=\"none\"} 2.0",
                            "camel_linq_deliveries_total{outcome=\"dead\",reason=\"bad-recipient\"} 1.0",
                            "camel_linq_step_seconds_count{step=\"upload\"} 2",
                            "camel_linq_delivery_seconds_count 2",
                            "camel_linq_postponed_total{reason=\"unavailable\",stage=\"received\"}")
                    .contains(documented())
                    .doesNotContain("one.txt", ANN, sandbox.apiKey());
            assertThat(app.output()).doesNotContain("\tat ");
        }
    }

    @Test
    void restart_with_changed_routes_serves_again() throws Exception {
        Files.createDirectories(folder.resolve("routes"));
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults());
                AppProcess app = start(sandbox, freePort(), "--dev")) {
            app.awaitLine("camel-linq is watching");
            assertThat(get("/observe/health/ready").statusCode()).isEqualTo(200);

            Files.writeString(folder.resolve("routes/application.properties"), "linq.recipients.support=" + ANN + "\n");
            app.awaitLine("The changed routes are running.");

            assertThat(get("/observe/health/ready").statusCode()).isEqualTo(200);
            assertThat(metrics()).contains("camel_linq_paused 0.0");
        }
    }

    @Test
    void port_that_is_taken_stops_the_start_and_is_named() throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults());
                ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                AppProcess app = start(sandbox, taken.getLocalPort())) {
            assertThat(app.awaitEnd()).isEqualTo(2);
            assertThat(app.output())
                    .contains("linq.management.port is '" + taken.getLocalPort() + "'", "cannot listen there")
                    .doesNotContain("\tat ");
        }
    }

    /** The meters that the operator is told of. */
    private static List<String> documented() throws IOException {
        List<String> names = Pattern.compile("(?m)^\\| `(camel_linq_\\w+)")
                .matcher(Files.readString(Path.of("docs/operating.md")))
                .results()
                .map(name -> name.group(1))
                .toList();
        assertThat(names).hasSizeGreaterThan(5);
        return names;
    }

    private AppProcess start(Sandbox sandbox, int at, String... words) {
        port = at;
        Map<String, String> settings = Workplace.settings(sandbox);
        settings.put("LINQ_MANAGEMENT_PORT", "" + port);
        settings.put("LINQ_RETRY_DELAY", "200ms");
        settings.put("LINQ_RETRY_MAX_DELAY", "400ms");
        String[] all = new String[words.length + 1];
        all[0] = "run";
        System.arraycopy(words, 0, all, 1, words.length);
        return AppProcess.start(folder, settings, List.of("-XX:TieredStopAtLevel=1"), all);
    }

    private String metrics() throws IOException, InterruptedException {
        HttpResponse<String> answer = get("/observe/metrics");
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
