package io.github.camellinq;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camellinq.sandbox.SandboxExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The jar that is handed out still has in it what its own routes are checked against. */
class ValidateIT {
    @RegisterExtension
    static final SandboxExtension linq = SandboxExtension.start();

    @TempDir
    Path folder;

    @Test
    void jar_finds_its_own_routes_sound_and_faulty_ones_faulty() throws Exception {
        Map<String, String> settings = Workplace.settings(linq.sandbox());
        try (AppProcess app = AppProcess.start(folder, settings, List.of(), "validate")) {
            assertThat(app.awaitEnd()).as(app.output()).isZero();
            assertThat(app.output()).contains("No fault was found.");
        }
        Path routes = Files.createDirectories(folder.resolve("routes"));
        for (String file : List.of("endpoints", "kamelets", "only-camel-knows")) {
            Files.copy(
                    Path.of("src/test/resources/faulty-routes", file + RouteFiles.SUFFIX),
                    routes.resolve(file + RouteFiles.SUFFIX));
        }
        // Camel's own tests bring its component, so only the jar misses it.
        Files.writeString(
                routes.resolve("service.camel.yaml"),
                """
                - rest:
                    path: /reports
                    post:
                      - path: /new
                        to: direct:service
                - route:
                    from:
                      uri: direct:service
                      steps:
                        - log: ${body}
                """);
        try (AppProcess app = AppProcess.start(folder, settings, List.of(), "validate", "routes/")) {
            assertThat(app.awaitEnd()).isEqualTo(2);
            assertThat(app.output())
                    .contains(
                            "routes/endpoints.camel.yaml:6: 'dely' is not an option of file: did you mean 'delay'?",
                            "routes/kamelets.camel.yaml:6: 'directoy' is not a property of linq-folder-source",
                            "routes/service.camel.yaml:1: there is no component 'rest' in this application; add its jar",
                            "routes/only-camel-knows.camel.yaml:24: Camel cannot build this: No language");
        }
        assertThat(folder).isDirectoryNotContaining("glob:**/{data,inbox,done,dead-letter}");
    }

    @Test
    void dry_run_of_the_jar_says_what_would_be_sent() throws Exception {
        new Workplace(folder).drop("+15551234567", "note.txt", "hello");
        try (AppProcess app =
                AppProcess.start(folder, Workplace.settings(linq.sandbox()), List.of(), "run", "--dry-run")) {
            assertThat(app.awaitEnd()).as(app.output()).isZero();
            assertThat(app.output())
                    .contains("inbox/+15551234567/note.txt: to +15551234567, text/plain, 5 B, from +15550000000");
        }
        assertThat(linq.messages()).isEmpty();
    }
}
