package io.github.camellinq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camellinq.api.Json;
import io.github.camellinq.sandbox.Sandbox;
import io.github.camellinq.sandbox.SandboxOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The jar that is handed out, run as people run it. */
class AppIT {
    private static final long LARGEST = 104_857_600;
    private static final int SIGTERM = 143;

    @TempDir
    Path folder;

    @Test
    void newcomer_gets_from_the_start_to_an_arrival_by_doing_what_is_said() throws Exception {
        try (AppProcess app = start("run", "--sandbox", "--sandbox-port", "0")) {
            app.awaitLine("Ctrl-C stops it");
            assertThat(app.output())
                    .contains("camel-linq is watching " + folder.toRealPath().resolve("inbox"))
                    .doesNotContain("WARNING");
            String[] copy = app.awaitLine("cp ").strip().split(" ");
            URI messages = URI.create(app.awaitLine("curl ").strip().split(" ")[1]);

            Path target = folder.resolve(copy[2]);
            Files.copy(folder.resolve(copy[1]), target.resolve("hello.png"));

            String arrival = app.awaitLine("Delivered ");
            JsonNode message = read(messages).get(0);
            assertThat(arrival)
                    .contains(
                            "inbox/+15551234567/hello.png to +15551234567",
                            "attachment_id "
                                    + message.path("attachment").path("id").asText(),
                            "message_id " + message.path("message_id").asText(),
                            " ms");
            assertThat(folder.resolve("done/+15551234567/hello.png")).exists();

            app.terminate();
            assertThat(app.awaitEnd()).isEqualTo(SIGTERM);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"sandbox --port 0", "run --sandbox --sandbox-port 0", "run --dev --sandbox --sandbox-port 0"})
    void sandbox_leaves_nothing_behind(String command) throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        Files.createDirectory(folder.resolve("routes"));
        try (AppProcess app = start(Map.of(), List.of("-Djava.io.tmpdir=" + temporary), command.split(" "))) {
            app.awaitLine(command.startsWith("run") ? "Ctrl-C stops it" : "its bucket");
            assertThat(temporary).isDirectoryContaining("glob:**/linq-sandbox-*");

            app.terminate();

            assertThat(app.awaitEnd()).isEqualTo(SIGTERM);
            assertThat(temporary).isDirectoryNotContaining("glob:**/linq-sandbox-*");
        }
    }

    @Test
    void watcher_reaches_the_store_by_another_name_than_the_sandbox_listens_at() throws Exception {
        int port = freePort();
        Map<String, String> settings = Map.of(
                "LINQ_BASE_URL", "http://localhost:" + port + "/api/partner",
                "LINQ_API_KEY", "second-key",
                "LINQ_FROM", "+15550000000");
        try (AppProcess sandbox = start(
                        "sandbox",
                        "--host",
                        "0.0.0.0",
                        "--port",
                        "" + port,
                        "--s3-port",
                        "" + freePort(),
                        "--api-key",
                        "first-key",
                        "--api-key",
                        "second-key",
                        "--advertise",
                        "http://localhost:" + port);
                AppProcess watcher = start(settings, List.of(), "run")) {
            sandbox.awaitLine("is ready");
            watcher.awaitLine("camel-linq is watching");
            drop("+15551234567/note.txt", "hello");

            watcher.awaitLine("Delivered ");

            assertThat(sandbox.output()).doesNotContain("first-key", "second-key");
            assertThat(watcher.output()).doesNotContain("second-key", "X-Amz");
        }
    }

    @Test
    void largest_file_goes_through_a_small_heap_with_the_same_bytes() throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults());
                AppProcess app = start(settings(sandbox), List.of("-Xmx64m"), "run")) {
            app.awaitLine("camel-linq is watching");
            Path draft = Files.createDirectories(folder.resolve("inbox/+15551234567"))
                    .resolve("large.part");
            Random random = new Random(7);
            byte[] block = new byte[1 << 20];
            try (OutputStream out = Files.newOutputStream(draft)) {
                for (long written = 0; written < LARGEST; written += block.length) {
                    random.nextBytes(block);
                    if (written == 0) {
                        byte[] picture = Files.readAllBytes(Path.of("src/test/resources/samples/picture.png"));
                        System.arraycopy(picture, 0, block, 0, picture.length);
                    }
                    out.write(block);
                }
            }
            String sha256 = sha256(Files.newInputStream(draft));

            Files.move(draft, draft.resolveSibling("large.png"), StandardCopyOption.ATOMIC_MOVE);

            app.awaitLine("Delivered ");
            assertThat(sandbox.messages().get(0).attachment().sizeBytes()).isEqualTo(LARGEST);
            assertThat(sandbox.messages().get(0).attachment().sha256()).isEqualTo(sha256);
            String url = sandbox.messages().get(0).attachment().downloadUrl();
            assertThat(sha256(URI.create(url).toURL().openStream())).isEqualTo(sha256);
        }
    }

    @Test
    void without_a_bucket_no_class_of_the_sdk_is_loaded() throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults());
                AppProcess app = start(settings(sandbox), List.of("-Xlog:class+load:file=classes.log"), "run")) {
            app.awaitLine("camel-linq is watching");
            assertThat(folder.resolve("classes.log"))
                    .content()
                    .contains("io.github.camellinq.route.FolderGate")
                    .doesNotContain("software.amazon.awssdk");
        }
    }

    @Test
    void wrong_settings_stop_it_with_every_fault_and_status_2() throws Exception {
        Map<String, String> settings =
                Map.of("LINQ_CONCURRENCY", "many", "LINQ_BASE_URL", "nowhere", "LINQ_QUITE_PERIOD", "1s");
        try (AppProcess app = start(settings, List.of(), "run")) {
            assertThat(app.awaitEnd()).isEqualTo(2);
            assertThat(app.output())
                    .contains(
                            "5 faults",
                            "linq.api-key is missing",
                            "linq.from is missing",
                            "linq.concurrency is 'many'",
                            "linq.base-url is 'nowhere'",
                            "LINQ_QUITE_PERIOD")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void unknown_key_in_application_properties_is_a_fault() throws Exception {
        Files.writeString(
                folder.resolve("application.properties"), "linq.api-key=k\nlinq.from=+15550000000\nlinq.inbx=x\n");
        try (AppProcess app = start("run")) {
            assertThat(app.awaitEnd()).isEqualTo(2);
            assertThat(app.output()).contains("linq.inbx is not a setting of camel-linq: did you mean linq.inbox?");
        }
    }

    @Test
    void folder_that_cannot_be_used_is_a_fault() throws Exception {
        Path file = Files.writeString(folder.resolve("taken"), "a file");
        Map<String, String> settings =
                Map.of("LINQ_API_KEY", "k", "LINQ_FROM", "+15550000000", "LINQ_INBOX", file.toString());
        try (AppProcess app = start(settings, List.of(), "run")) {
            assertThat(app.awaitEnd()).isEqualTo(2);
            assertThat(app.output()).contains("linq.inbox is '" + file + "', which is not a folder");
        }
    }

    @Test
    void folder_of_routes_is_taken_in_place_of_the_packed_ones() throws Exception {
        Path routes = Files.createDirectories(folder.resolve("routes"));
        try (var shipped = Files.list(Path.of("routes"))) {
            for (Path file : shipped.toList()) {
                Files.copy(file, routes.resolve(file.getFileName()));
            }
        }
        Path log = routes.resolve("deliver.camel.yaml");
        Files.writeString(
                log,
                Files.readString(log).replace("message: \"${exchangeProperty.linqOutcome} ", "message: \"Gone out: "));
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults());
                AppProcess app = start(settings(sandbox), List.of(), "run")) {
            app.awaitLine("camel-linq is watching");
            drop("+15551234567/note.txt", "hello");

            app.awaitLine("Gone out: ");
        }
    }

    @Test
    void route_file_that_cannot_be_loaded_is_named_and_ends_it() throws Exception {
        Path routes = Files.createDirectories(folder.resolve("routes"));
        Files.writeString(
                routes.resolve("mine.camel.yaml"), "- route:\n    from:\n      uri: kamelet:linq-folder-sauce\n");
        Map<String, String> settings = Map.of("LINQ_API_KEY", "k", "LINQ_FROM", "+15550000000");
        try (AppProcess app = start(settings, List.of(), "run")) {
            assertThat(app.awaitEnd()).isEqualTo(1);
            assertThat(app.output())
                    .contains("camel-linq failed:", "linq-folder-sauce")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void end_waits_for_what_is_in_flight() throws Exception {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        try (SlowLinq linq = new SlowLinq(reached, goOn);
                AppProcess app = start(linq.settings(), List.of(), "run")) {
            app.awaitLine("camel-linq is watching");
            drop("+15551234567/note.txt", "hello");
            reached.await();

            app.terminate();
            goOn.countDown();

            assertThat(app.awaitEnd()).isEqualTo(SIGTERM);
            assertThat(app.output()).contains("Delivered ");
            assertThat(folder.resolve("done/+15551234567/note.txt")).exists();
        }
    }

    @Test
    void operator_looks_after_a_running_application() throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults());
                AppProcess app = start(settings(sandbox), List.of(), "run")) {
            app.awaitLine("camel-linq is watching");
            drop("support/note.txt", "hello");
            app.awaitLine("cannot be delivered (bad-recipient");
            assertThat(says(sandbox, 0, "status", "--check")).isEqualTo("All is well.");
            assertThat(says(sandbox, 0, "status")).contains("Runs:   yes, pid " + app.pid(), "(bad-recipient 1)");
            assertThat(says(sandbox, 0, "dead-letters")).contains("support/note.txt");
            Files.writeString(folder.resolve("application.properties"), "linq.recipients.support=+15551234567\n");

            app.terminate();
            app.awaitEnd();
            assertThat(says(sandbox, 1, "status", "--check")).contains("Not well: no running process");
            try (AppProcess again = start(settings(sandbox), List.of(), "run")) {
                again.awaitLine("camel-linq is watching");
                assertThat(says(sandbox, 0, "dead-letters", "replay", "note.txt"))
                        .contains("Put back: 1.");
                again.awaitLine("Delivered ");
                // Nobody waits for that note: it is written along with what the process asks or writes next, within a
                // second.
                await().untilAsserted(() ->
                        assertThat(says(sandbox, 0, "history", "note.txt")).contains("Now: delivered and put away"));
                assertThat(says(sandbox, 0, "attachments", "--to", "support", "--delete"))
                        .contains("Deleted: 1.");
                assertThat(again.isAlive()).isTrue();
            }
        }
    }

    /** What a command prints, which ends with that status. */
    private String says(Sandbox sandbox, int status, String... words) throws Exception {
        try (AppProcess command = start(settings(sandbox), List.of(), words)) {
            int ended = command.awaitEnd();
            assertThat(ended).as(command.output()).isEqualTo(status);
            return command.output();
        }
    }

    @Test
    void help_and_version_are_there() throws Exception {
        try (AppProcess help = start("--help");
                AppProcess version = start("--version");
                AppProcess nothing = start()) {
            assertThat(help.awaitEnd()).isZero();
            assertThat(help.output())
                    .contains("run", "sandbox", "status", "history", "dead-letters", "attachments", "Exit status");
            assertThat(version.awaitEnd()).isZero();
            assertThat(version.output()).matches("camel-linq \\d.*");
            assertThat(nothing.awaitEnd()).isEqualTo(2);
            assertThat(nothing.output()).contains("No command was given");
        }
    }

    private AppProcess start(String... words) {
        return start(Map.of(), List.of(), words);
    }

    private AppProcess start(Map<String, String> environment, List<String> jvm, String... words) {
        return AppProcess.start(folder, environment, jvm, words);
    }

    private static Map<String, String> settings(Sandbox sandbox) {
        return Map.of(
                "LINQ_BASE_URL", sandbox.baseUrl().toString(),
                "LINQ_API_KEY", sandbox.apiKey(),
                "LINQ_FROM", "+15550000000");
    }

    private void drop(String path, String text) throws IOException {
        Path target = folder.resolve("inbox").resolve(path);
        Files.createDirectories(target.getParent());
        Files.move(Files.writeString(folder.resolve("draft"), text), target, StandardCopyOption.ATOMIC_MOVE);
    }

    private static JsonNode read(URI uri) {
        return await().atMost(Duration.ofSeconds(10))
                .until(() -> Json.MAPPER.readTree(uri.toURL()), answer -> answer.size() > 0);
    }

    private static String sha256(InputStream in) throws Exception {
        try (DigestInputStream digest = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digest.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.getMessageDigest().digest());
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
