package io.github.camellinq.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the log says of things that are never taken, and what {@code status} and the dry run say of them, must not drift apart. */
class ObstructionRouteTest extends ShippedRoutes {
    private static final String ANN = "+15551234567";
    private static final String STAYS = " stays where it is and is not sent: ";

    @Test
    void gate_and_backlog_give_the_same_reasons() throws Exception {
        assumeTrue(Files.exists(Path.of("/proc/self")), "another system");
        Path own = Files.createDirectories(inbox().resolve(ANN));
        try (LogLines log = LogLines.of(FolderGate.class)) {
            Files.createSymbolicLink(own.resolve("link.txt"), Path.of("elsewhere"));
            Files.createSymbolicLink(inbox().resolve("linked"), folder);
            Files.createDirectories(own.resolve("d/".repeat(100)));
            Files.createDirectory(own.resolve("told.txt.linq.json"));
            drop(ANN + "/told.txt", "told by nobody".getBytes(StandardCharsets.UTF_8));
            shell(own, "mkfifo pipe.txt && : > \"$(printf 'f\\374r.txt')\"");

            await().until(() -> log.containing(STAYS).size() >= 6);

            assertThat(Backlog.of(inbox()).stuck())
                    .extracting(stuck -> stuck.path() + STAYS + stuck.why())
                    .hasSize(6)
                    .containsExactlyInAnyOrderElementsOf(log.containing(STAYS));
        }
    }

    /** For what Java cannot make: a pipe, and a name that is no text. */
    private static void shell(Path where, String script) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("sh", "-c", script)
                        .directory(where.toFile())
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
    }
}
