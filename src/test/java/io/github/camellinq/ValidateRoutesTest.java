package io.github.camellinq;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camellinq.sandbox.SandboxExtension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which routes {@code validate} takes and which not, with the words and the line of each fault. */
class ValidateRoutesTest {
    private static final String PACKED = "linq.routes=watch-folder,watch-bucket,deliver,send-message,dead-letter";

    @RegisterExtension
    static final SandboxExtension linq = SandboxExtension.start();

    @TempDir
    Path folder;

    private Operator operator;

    @BeforeEach
    void install() throws IOException {
        operator = new Operator(folder, linq);
    }

    static Stream<Path> faulty() throws IOException {
        return in(Path.of("src/test/resources/faulty-routes"));
    }

    private static Stream<Path> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
        }
    }

    /** Each file says beside a line what is wrong with it; nothing else must be said. */
    @ParameterizedTest
    @MethodSource("faulty")
    void every_fault_is_told_with_its_line_and_no_other(Path file) throws IOException {
        Path copy = Files.copy(file, folder.resolve("routes").resolve(file.getFileName()));
        operator.sets(PACKED);
        List<String> lines = Files.readAllLines(file);
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Matcher fault = Pattern.compile("# fault: (.*)").matcher(lines.get(i));
            if (fault.find()) {
                expected.add(copy + ":" + (i + 1) + ": " + fault.group(1));
            }
        }

        List<String> said =
                operator.calls("validate").failsWith(2).out().lines().toList();

        assertThat(said.subList(0, said.size() - 1))
                .as(String.join("\n", said))
                .zipSatisfy(expected, (line, start) -> assertThat(line).startsWith(start));
        assertThat(said.get(said.size() - 1)).endsWith(". Nothing was sent or changed.");
    }

    @Test
    void faults_of_all_files_and_settings_are_told_at_once() throws IOException {
        for (Path file : faulty().toList()) {
            Files.copy(file, folder.resolve("routes").resolve(file.getFileName()));
        }
        operator.sets("linq.concurrency=many");

        String said = operator.calls("validate").failsWith(2).out();

        assertThat(said).contains("linq.concurrency is 'many'");
        for (Path file : faulty().toList()) {
            assertThat(said).contains(folder.resolve("routes").resolve(file.getFileName()) + ":");
        }
    }

    @Test
    void who_tries_the_sandbox_needs_no_account() throws IOException {
        Files.writeString(operator.settings(), "linq.api-key=\nlinq.from=\nlinq.base-url=https://linq.invalid\n");
        operator.sets("linq.inbox=" + operator.inbox());
        operator.sets("linq.done=" + operator.done());
        operator.sets("linq.dead-letter=" + operator.deadLetter());
        operator.sets("linq.ledger.url=jdbc:sqlite:" + folder.resolve("data/ledger.db"));
        operator.sets("linq.bucket.name=inbox");

        assertThat(operator.calls("validate", "--sandbox").succeeds().out())
                .contains("No fault was found.")
                .doesNotContain("Key:");

        operator.sets("linq.concurrency=many");
        assertThat(operator.calls("validate", "--sandbox").failsWith(2).out()).contains("1 fault.");
    }

    @Test
    void shipped_routes_have_no_fault_wherever_they_are() throws IOException {
        assertThat(operator.calls("validate").succeeds().out())
                .contains("Routes:   0 files in the folder, 6 files in this jar", "No fault was found.");
        for (Path file : in(Path.of("routes")).toList()) {
            Files.copy(file, folder.resolve("routes").resolve(file.getFileName()));
        }
        assertThat(operator.calls("validate").succeeds().out())
                .contains("Routes:   7 files in the folder, 0 files in this jar");
    }

    @Test
    void routes_of_the_examples_and_the_recipes_have_no_fault() throws IOException {
        Path routes = folder.resolve("routes");
        for (String example : List.of("camel-main", "spring-boot")) {
            for (Path file :
                    in(Path.of("src/it", example, "src/main/resources/camel")).toList()) {
                Files.copy(file, routes.resolve(file.getFileName()));
            }
            operator.sets("linq.routes=watch-folder,deliver,dead-letter");
            operator.calls("validate").succeeds();
            empty(routes);
        }
        String page = Files.readString(Path.of("docs/recipes.md"));
        for (String recipe : page.split("\n## ")) {
            List<String> yaml = blocks("yaml", recipe);
            for (int i = 0; i < yaml.size(); i++) {
                Files.writeString(routes.resolve(i + RouteFiles.SUFFIX), yaml.get(i));
            }
            operator.sets(blocks("properties", recipe).stream()
                    .flatMap(String::lines)
                    .filter(line -> line.contains("="))
                    .toArray(String[]::new));
            assertThat(operator.calls("validate").status()).as(recipe).isZero();
            empty(routes);
        }
    }

    private void empty(Path routes) throws IOException {
        for (Path file : in(routes).toList()) {
            Files.delete(file);
        }
        operator = new Operator(folder, linq);
    }

    private static List<String> blocks(String language, String text) {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(text)
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    @Test
    void text_that_is_too_long_is_not_repeated() throws IOException {
        operator.sets(PACKED);
        String route =
                """
                - route:
                    from:
                      uri: direct:long
                      steps:
                        - to:
                            uri: kamelet:linq-message-sink
                            parameters:
                              text: %s
                """;
        Path file = folder.resolve("routes/long.camel.yaml");

        Files.writeString(file, route.formatted("🎉".repeat(10_000)));
        operator.calls("validate").succeeds();

        Files.writeString(file, route.formatted("x".repeat(10_001)));
        assertThat(operator.calls("validate").failsWith(2).out())
                .contains(file + ":8: 'text' has 10,001 characters: at most 10,000 are allowed")
                .doesNotContain("xxx");
    }

    @Test
    void what_camel_takes_and_the_schema_does_not_is_no_fault() throws IOException {
        operator.sets(PACKED);
        Files.writeString(
                folder.resolve("routes/lenient.camel.yaml"),
                """
                - onException:
                    exception: [java.io.IOException]
                    handled:
                      constant:
                        expression: true
                    redeliveryPolicy:
                      maximumRedeliveries: "{{linq.retry.max-attempts}}"
                - route:
                    id: lenient
                    from:
                      uri: file:elsewhere?noop=true
                      steps:
                        - setHeader:
                            name: count
                            constant: 5
                        - to: direct:deliver
                """);

        operator.calls("validate").succeeds();
    }

    @Test
    void templates_and_beans_of_ones_own_are_no_fault() throws IOException {
        operator.sets(PACKED, "camel.beans.clock=#class:java.util.Date", "acme.to=+15551234567");
        Files.writeString(
                folder.resolve("routes/own.camel.yaml"),
                """
                - routeTemplate:
                    id: inboxes
                    parameters:
                      - name: where
                      - name: who
                    beans:
                      - name: keeper
                        type: "#class:io.github.camellinq.route.Archive"
                    from:
                      uri: kamelet:linq-folder-source
                      parameters:
                        directory: "{{where}}"
                        to: "{{who}}"
                      steps:
                        - bean:
                            ref: "{{keeper}}"
                            method: archive
                        - to: direct:deliver
                - templatedRoute:
                    routeTemplateRef: inboxes
                    parameters:
                      - name: where
                        value: own
                      - name: who
                        value: "{{acme.to}}"
                - beans:
                    - name: words
                      type: java.util.HashMap
                      properties:
                        hello: "#bean:clock"
                    - name: text
                      type: "#class:java.lang.String('hello')"
                    - name: pool
                      type: "#class:java.util.concurrent.ScheduledThreadPoolExecutor(2)"
                - route:
                    id: own
                    from:
                      uri: direct:own
                      steps:
                        - setBody:
                            expression:
                              method:
                                ref: text
                                method: toUpperCase
                        - choice:
                            when:
                              - expression:
                                  simple:
                                    expression: "${body} == 'HELLO'"
                                steps:
                                  - to: direct:deliver
                            otherwise:
                              steps:
                                - to:
                                    uri: bean:words
                                    parameters:
                                      method: size
                        - wireTap:
                            uri: "kamelet:linq-message-sink?to=+15551234567&text=${body}"
                        - toD: "kamelet:linq-message-sink?to=${header.who}&text=${body}"
                        - threads:
                            executorService: pool
                """);

        operator.calls("validate").succeeds();
    }

    @Test
    void file_that_is_no_text_is_told() throws IOException {
        Files.write(folder.resolve("routes/latin.camel.yaml"), "- route: é".getBytes(StandardCharsets.ISO_8859_1));
        Files.writeString(folder.resolve("routes/ignored.yaml"), "- route:");

        assertThat(operator.calls("validate").failsWith(2).out())
                .contains("latin.camel.yaml: this file is not UTF-8 text", "Note: ", "ignored.yaml is not loaded");
    }

    @Test
    void route_file_below_the_folder_is_named() throws IOException {
        Path shipped = Path.of("routes/dead-letter.camel.yaml");
        Path below = Files.createDirectories(folder.resolve("routes/more")).resolve("a.camel.yaml");
        Files.copy(shipped, below);
        Files.copy(
                shipped,
                Files.createDirectories(folder.resolve("routes/..data")).resolve("b.camel.yaml"));

        assertThat(operator.calls("validate").succeeds().out())
                .contains("Note: " + below + " is not loaded: route files lie directly in " + folder.resolve("routes"))
                .doesNotContain("..data");
    }
}
