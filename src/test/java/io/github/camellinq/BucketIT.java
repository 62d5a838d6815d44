package io.github.camellinq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camellinq.api.Json;
import io.github.camellinq.bucket.Bucket;
import io.github.camellinq.bucket.StoreAccess;
import io.github.camellinq.sandbox.Call;
import io.github.camellinq.sandbox.Fault;
import io.github.camellinq.sandbox.ReceivedMessage;
import io.github.camellinq.sandbox.Sandbox;
import io.github.camellinq.sandbox.SandboxBucket;
import io.github.camellinq.sandbox.SandboxOptions;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar that is handed out watches a bucket. */
class BucketIT {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final List<String> QUICK = List.of("-XX:TieredStopAtLevel=1");

    @TempDir
    Path folder;

    private Sandbox sandbox;

    @BeforeEach
    void start() {
        sandbox = Sandbox.start(SandboxOptions.defaults());
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private Map<String, String> settings(String after) {
        Map<String, String> settings = new HashMap<>();
        settings.put("LINQ_BASE_URL", sandbox.baseUrl().toString());
        settings.put("LINQ_API_KEY", sandbox.apiKey());
        settings.put("LINQ_FROM", "+15550000000");
        settings.put("LINQ_RATE_LIMIT_MESSAGES", "0");
        settings.put("LINQ_BUCKET_NAME", SandboxBucket.NAME);
        settings.put("LINQ_BUCKET_ENDPOINT", sandbox.bucketEndpoint().toString());
        settings.put("LINQ_BUCKET_ACCESS_KEY", SandboxBucket.ACCESS_KEY);
        settings.put("LINQ_BUCKET_SECRET_KEY", SandboxBucket.SECRET_KEY);
        settings.put("LINQ_BUCKET_DELAY", "100ms");
        settings.put("LINQ_BUCKET_AFTER", after);
        return settings;
    }

    private void put(int count) {
        for (int i = 0; i < count; i++) {
            sandbox.bucket().put("+1555123000" + i % 10 + "/" + i + ".txt", bytes("object " + i));
        }
    }

    @Test
    void every_object_of_many_pages_is_sent_once() throws Exception {
        int count = 2500;
        put(count);
        try (AppProcess app = AppProcess.start(folder, settings("keep"), QUICK, "run")) {
            sandbox.awaitMessages(count, PATIENCE);
            sandbox.bucket().put("+15551230001/last.txt", bytes("last"));
            sandbox.awaitMessages(count + 1, PATIENCE);

            assertThat(sandbox.messages())
                    .extracting(message -> message.attachment().sha256())
                    .hasSize(count + 1)
                    .doesNotHaveDuplicates();
            assertThat(sandbox.bucket().keys()).hasSize(count + 1);
            assertThat(app.output()).doesNotContain(SandboxBucket.SECRET_KEY);
        }
    }

    @Test
    void object_whose_message_was_accepted_is_only_deleted_after_a_kill_between_the_two() throws Exception {
        String key = "+15551230001/a.txt";
        sandbox.faults().next(Call.CREATE_CHAT, Fault.stallBefore(Duration.ofSeconds(1)));
        sandbox.bucket().put(key, bytes("a"));
        try (AppProcess app = AppProcess.start(folder, settings("delete"), QUICK, "run")) {
            await().atMost(PATIENCE).until(() -> sandbox.requests().stream()
                    .anyMatch(request -> request.method().equals("PUT")));
            // Looked at once more after the upload, while the message stalls.
            await().during(Duration.ofMillis(300))
                    .until(() -> sandbox.messages().isEmpty());
            sandbox.bucket().forbid(key);
            app.awaitLine("it was sent but cannot be put away");
        }
        sandbox.bucket().allowAll();

        try (AppProcess app = AppProcess.start(folder, settings("delete"), QUICK, "run")) {
            app.awaitLine("Put away, as it was sent before");
            await().until(() -> sandbox.bucket().keys().isEmpty());
        }
        assertThat(sandbox.messages()).hasSize(1);
        assertThat(sandbox.requests().stream().filter(request -> request.path().endsWith("/v3/chats")))
                .hasSize(1);
    }

    @Test
    void newcomer_puts_an_object_into_the_bucket_of_the_sandbox() throws Exception {
        Map<String, String> settings = Map.of("LINQ_BUCKET_NAME", SandboxBucket.NAME, "LINQ_BUCKET_DELAY", "100ms");
        try (AppProcess app = AppProcess.start(folder, settings, QUICK, "run", "--sandbox", "--sandbox-port", "0")) {
            String watching = app.awaitLine("is watching s3://inbox/");
            assertThat(watching).contains("the first part of a key");
            URI messages = URI.create(app.awaitLine("curl ").strip().split(" ")[1]);
            URI endpoint = URI.create(app.awaitLine("Its bucket:").replaceAll(".*(http://[^ ]*).*", "$1"));
            StoreAccess access = new StoreAccess(
                    null, endpoint, SandboxBucket.ACCESS_KEY, SandboxBucket.SECRET_KEY, 2, Duration.ofSeconds(5));
            try (Bucket bucket = Bucket.open(SandboxBucket.NAME, access)) {
                bucket.actions().write("+15551234567/report.json", bytes("{}"));
            }

            assertThat(app.awaitLine("Delivered ")).contains("s3://inbox/+15551234567/report.json to +15551234567");
            assertThat(Json.MAPPER.readTree(messages.toURL())).hasSize(1);
        }
    }

    @Test
    void each_message_arrives_exactly_once_however_often_the_process_is_killed() throws Exception {
        int count = 120;
        put(count);
        for (int kill = 1; kill <= 2; kill++) {
            try (AppProcess app = AppProcess.start(folder, settings("delete"), QUICK, "run")) {
                sandbox.awaitMessages(kill * count / 3, PATIENCE);
                assertThat(app.isAlive()).isTrue();
            }
        }
        try (AppProcess app = AppProcess.start(folder, settings("delete"), QUICK, "run")) {
            await().atMost(PATIENCE).until(() -> sandbox.bucket().keys().isEmpty());
            app.terminate();
            app.awaitEnd();
        }

        assertThat(sandbox.messages())
                .extracting(message -> message.attachment().filename())
                .hasSize(count)
                .doesNotHaveDuplicates();
    }

    @Test
    void two_nodes_with_one_ledger_share_a_bucket() throws Exception {
        int count = 500;
        put(count);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            Map<String, String> settings = settings("delete");
            settings.put("LINQ_LEDGER_URL", postgres.getJdbcUrl("postgres", "postgres"));
            settings.put("LINQ_CONCURRENCY", "4");
            try (AppProcess one =
                            AppProcess.start(Files.createDirectory(folder.resolve("one")), settings, QUICK, "run");
                    AppProcess two =
                            AppProcess.start(Files.createDirectory(folder.resolve("two")), settings, QUICK, "run")) {
                await().atMost(PATIENCE).until(() -> sandbox.bucket().keys().isEmpty());
                one.terminate();
                two.terminate();
                one.awaitEnd();
                two.awaitEnd();

                assertThat(sandbox.messages())
                        .extracting(ReceivedMessage::idempotencyKey)
                        .hasSize(count)
                        .doesNotHaveDuplicates();
                assertThat(delivered(one)).isGreaterThan(count / 5);
                assertThat(delivered(two)).isGreaterThan(count / 5);
            }
        }
    }

    private static long delivered(AppProcess app) {
        return app.output().lines().filter(line -> line.contains("Delivered ")).count();
    }

    @Test
    void large_objects_stream_through_a_small_heap() throws Exception {
        Path large = folder.resolve("large.png");
        byte[] block = new byte[1 << 20];
        new Random(7).nextBytes(block);
        byte[] picture = Files.readAllBytes(Path.of("src/test/resources/samples/picture.png"));
        try (OutputStream out = Files.newOutputStream(large)) {
            for (int i = 0; i < 100; i++) {
                System.arraycopy(picture, 0, block, 0, i == 0 ? picture.length : 0);
                out.write(block);
            }
        }
        for (int i = 0; i < 4; i++) {
            sandbox.bucket().put("+1555123000" + i + "/large.png", large);
        }
        try (AppProcess app =
                AppProcess.start(folder, settings("keep"), List.of("-Xmx64m", "-XX:TieredStopAtLevel=1"), "run")) {
            sandbox.awaitMessages(4, PATIENCE);

            assertThat(sandbox.messages())
                    .extracting(message -> message.attachment().sizeBytes())
                    .containsOnly(100L << 20);
            assertThat(app.output()).doesNotContain("OutOfMemory");
        }
    }

    @Test
    void hundred_thousand_objects_that_rest_are_listed_in_a_small_heap_and_hide_nobody() throws Exception {
        for (int i = 0; i < 100_000; i++) {
            sandbox.bucket().put("+15551230000/" + i + ".txt.part", bytes(""));
        }
        sandbox.bucket().put("+15551230001/last.txt", bytes("last"));
        try (AppProcess app =
                AppProcess.start(folder, settings("keep"), List.of("-Xmx64m", "-XX:TieredStopAtLevel=1"), "run")) {
            sandbox.awaitMessages(1, PATIENCE);

            assertThat(app.output()).doesNotContain("OutOfMemory");
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
