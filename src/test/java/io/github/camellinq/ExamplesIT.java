package io.github.camellinq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.camellinq.sandbox.ReceivedMessage;
import io.github.camellinq.sandbox.Sandbox;
import io.github.camellinq.sandbox.SandboxOptions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The applications of {@code src/it} do what README says that an embedding application can. */
class ExamplesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    static Stream<Arguments> applications() {
        return Stream.of(
                arguments("plain-camel", withMain("plain-camel", "org.example.Reports")),
                arguments("camel-main", withMain("camel-main", "org.apache.camel.main.Main")),
                arguments("spring-boot", springBoot()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("applications")
    void packed_route_delivers_with_the_hosts_send_step_beside_a_route_of_its_own(String name, List<String> java)
            throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults());
                AppProcess app = AppProcess.java(folder, settings(sandbox), java)) {
            drop("inbox/+15551234567/note.txt", "hello");
            drop("reports/may.csv", "a,b\n1,2\n");
            drop("inbox/+15551234567/photo.webp", "RIFF\u0000\u0000\u0000\u0000WEBPVP8 ");

            await().atMost(PATIENCE)
                    .until(() -> !app.isAlive() || sandbox.messages().size() == 2);

            assertThat(sandbox.messages()).as(app.output()).hasSize(2);
            ReceivedMessage note = message(sandbox, of -> of.to().contains("+15551234567"));
            assertThat(note.text()).isEqualTo("Here is note.txt");
            assertThat(note.from()).isEqualTo("+15550000000");
            ReceivedMessage report = message(sandbox, of -> of.to().contains("+15557654321"));
            assertThat(report.attachment().filename()).isEqualTo("may.csv");
            assertThat(report.text()).isEqualTo(name.equals("spring-boot") ? "1 table" : null);
            await().untilAsserted(() -> {
                assertThat(folder.resolve("done/+15551234567/note.txt")).exists();
                assertThat(folder.resolve("dead-letter/+15551234567/photo.webp.error.json"))
                        .exists();
            });

            app.terminate();
            app.awaitEnd();
            assertThat(app.output()).doesNotContain("Exception", sandbox.apiKey(), "X-Amz");
        }
    }

    @Test
    void name_of_no_packed_route_stops_the_start_and_names_those_there_are() throws Exception {
        List<String> java = new ArrayList<>(List.of("-Dlinq.routes=watch-folder,delivery"));
        java.addAll(withMain("camel-main", "org.apache.camel.main.Main"));
        try (AppProcess app = AppProcess.java(folder, Map.of(), java)) {
            assertThat(app.awaitEnd()).isNotZero();
            assertThat(app.output()).contains("linq.routes names 'delivery', but the routes are watch-folder");
        }
    }

    @Test
    void mistyped_setting_stops_the_start_of_spring_boot_and_its_own_spelling_does_not() throws Exception {
        List<String> java = new ArrayList<>(springBoot());
        java.addAll(List.of("--linq.quite-period=2s", "--linq.apiKey=key", "--linq.retry.maxAttempts=5"));
        try (AppProcess app = AppProcess.java(folder, Map.of(), java)) {
            assertThat(app.awaitEnd()).isNotZero();
            assertThat(app.output())
                    .contains(
                            "its settings have a fault:",
                            "linq.quite-period is not a setting of camel-linq: did you mean linq.quiet-period?");
        }
    }

    private static Map<String, String> settings(Sandbox sandbox) {
        return Map.of(
                "LINQ_BASE_URL", sandbox.baseUrl().toString(),
                "LINQ_API_KEY", sandbox.apiKey(),
                "LINQ_FROM", "+15550000000");
    }

    private void drop(String path, String text) throws Exception {
        Path target = folder.resolve(path);
        Files.createDirectories(target.getParent());
        Path draft = Files.writeString(folder.resolve("draft"), text);
        Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private static ReceivedMessage message(Sandbox sandbox, Predicate<ReceivedMessage> which) {
        return sandbox.messages().stream().filter(which).findFirst().orElseThrow();
    }

    private static List<String> withMain(String name, String main) {
        List<String> paths = new ArrayList<>(List.of(jar(name)));
        Examples.classpath(name).forEach(path -> paths.add(path.toString()));
        return List.of("-XX:TieredStopAtLevel=1", "-cp", String.join(File.pathSeparator, paths), main);
    }

    private static List<String> springBoot() {
        return List.of("-XX:TieredStopAtLevel=1", "-jar", jar("spring-boot"));
    }

    private static String jar(String name) {
        return Examples.built(name).resolve("target/" + name + "-1.jar").toString();
    }
}
