package io.github.camellinq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camellinq.sandbox.ReceivedMessage;
import io.github.camellinq.sandbox.Sandbox;
import io.github.camellinq.sandbox.SandboxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/** The application is killed in the middle of its work, again and again: each message arrives exactly once. */
class CrashIT {
    private static final int FILES = 300;
    private static final int KILLS = 4;

    @TempDir
    Path folder;

    @RepeatedTest(3)
    void each_message_arrives_exactly_once_however_often_the_process_is_killed() throws Exception {
        long seed = System.nanoTime();
        System.out.println("CrashIT with seed " + seed);
        Random random = new Random(seed);
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults())) {
            dropFiles();
            Map<String, String> settings = Map.of(
                    "LINQ_BASE_URL",
                    sandbox.baseUrl().toString(),
                    "LINQ_API_KEY",
                    sandbox.apiKey(),
                    "LINQ_FROM",
                    "+15550000000",
                    "LINQ_QUIET_PERIOD",
                    "0s",
                    "LINQ_RATE_LIMIT_MESSAGES",
                    "0");
            for (int kill = 1; kill <= KILLS; kill++) {
                int enough = kill * FILES / (KILLS + 1) + random.nextInt(20);
                try (AppProcess app = AppProcess.start(folder, settings, List.of(), "run")) {
                    sandbox.awaitMessages(enough, Duration.ofSeconds(60));
                    assertThat(app.isAlive()).isTrue();
                }
            }
            try (AppProcess app = AppProcess.start(folder, settings, List.of(), "run")) {
                await().atMost(Duration.ofSeconds(60)).until(() -> filesIn("inbox") == 0);
                app.terminate();
                app.awaitEnd();
            }

            assertThat(filesIn("done")).isEqualTo(FILES);
            assertThat(filesIn("dead-letter")).isZero();
            assertThat(sandbox.messages())
                    .extracting(message -> message.attachment().filename())
                    .hasSize(FILES)
                    .doesNotHaveDuplicates();
            assertSecondPostsFollowKills(sandbox);
        }
    }

    /** A send may reach the API twice only when a kill came between the call and its checkpoint. */
    private static void assertSecondPostsFollowKills(Sandbox sandbox) {
        Map<String, Long> posts = sandbox.requests().stream()
                .filter(request -> request.path().endsWith("/v3/chats"))
                .collect(Collectors.groupingBy(request -> request.idempotencyKey(), Collectors.counting()));
        long repeated = posts.values().stream().mapToLong(count -> count - 1).sum();
        int workers = 17;

        assertThat(posts.keySet())
                .hasSize(FILES)
                .containsExactlyInAnyOrderElementsOf(sandbox.messages().stream()
                        .map(ReceivedMessage::idempotencyKey)
                        .toList());
        System.out.println("CrashIT: " + repeated + " sends were repeated after " + KILLS + " kills");
        assertThat(repeated).isLessThanOrEqualTo((long) KILLS * workers);
    }

    private void dropFiles() throws IOException {
        for (int file = 0; file < FILES; file++) {
            Path inbox = Files.createDirectories(folder.resolve("inbox/+1555123000" + file % 10));
            Files.writeString(inbox.resolve(file + ".txt"), "file " + file);
        }
    }

    private long filesIn(String name) throws IOException {
        Path path = folder.resolve(name);
        if (!Files.exists(path)) {
            return 0;
        }
        try (var files = Files.walk(path)) {
            return files.filter(Files::isRegularFile).count();
        }
    }
}
