package io.github.camellinq;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camellinq.ledger.Ledger;
import io.github.camellinq.sandbox.SandboxExtension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ValidateCommandTest {
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

    // Routes

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
        sets(PACKED);
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
        sets("linq.concurrency=many");

        String said = operator.calls("validate").failsWith(2).out();

        assertThat(said).contains("linq.concurrency is 'many'");
        for (Path file : faulty().toList()) {
            assertThat(said).contains(folder.resolve("routes").resolve(file.getFileName()) + ":");
        }
    }

    @Test
    void who_tries_the_sandbox_needs_no_account() throws IOException {
        Files.writeString(operator.settings(), "linq.api-key=\nlinq.from=\nlinq.base-url=https://linq.invalid\n");
        sets("linq.inbox=" + operator.inbox());
        sets("linq.done=" + operator.done());
        sets("linq.dead-letter=" + operator.deadLetter());
        sets("linq.ledger.url=jdbc:sqlite:" + folder.resolve("data/ledger.db"));
        sets("linq.bucket.name=inbox");

        assertThat(operator.calls("validate", "--sandbox").succeeds().out())
                .contains("No fault was found.")
                .doesNotContain("Key:");

        sets("linq.concurrency=many");
        assertThat(operator.calls("validate", "--sandbox").failsWith(2).out()).contains("1 fault.");
    }

    @Test
    void shipped_routes_have_no_fault_wherever_they_are() throws IOException {
        assertThat(operator.calls("validate").succeeds().out())
                .contains("Routes:   0 files of the folder, 6 files of this jar", "No fault was found.");
        for (Path file : in(Path.of("routes")).toList()) {
            Files.copy(file, folder.resolve("routes").resolve(file.getFileName()));
        }
        assertThat(operator.calls("validate").succeeds().out())
                .contains("Routes:   7 files of the folder, 0 files of this jar");
    }

    @Test
    void routes_of_the_examples_and_the_recipes_have_no_fault() throws IOException {
        Path routes = folder.resolve("routes");
        for (String example : List.of("camel-main", "spring-boot")) {
            for (Path file :
                    in(Path.of("src/it", example, "src/main/resources/camel")).toList()) {
                Files.copy(file, routes.resolve(file.getFileName()));
            }
            sets("linq.routes=watch-folder,deliver,dead-letter");
            operator.calls("validate").succeeds();
            empty(routes);
        }
        String page = Files.readString(Path.of("docs/recipes.md"));
        for (String recipe : page.split("\n## ")) {
            List<String> yaml = blocks("yaml", recipe);
            for (int i = 0; i < yaml.size(); i++) {
                Files.writeString(routes.resolve(i + RouteFiles.SUFFIX), yaml.get(i));
            }
            sets(String.join("\n", blocks("properties", recipe)));
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
    void what_camel_takes_and_the_schema_does_not_is_no_fault() throws IOException {
        sets(PACKED);
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
        sets(PACKED, "camel.beans.clock=#class:java.util.Date", "acme.to=+15551234567");
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
                .contains("latin.camel.yaml: it is no text in UTF-8", "Note: ", "ignored.yaml is not loaded");
    }

    // Settings, folders, ledger, bucket, key

    @Test
    void settings_are_told_with_the_line_that_gives_them() throws IOException {
        Files.writeString(
                operator.settings(),
                """
                # two lines
                linq.from=15550000000
                linq.inbx = a
                linq.routes=wach-folder
                linq.recipients.bob=nobody
                """);

        assertThat(operator.calls("validate").failsWith(2).out())
                .contains(
                        operator.settings() + ":2: linq.from is '15550000000'",
                        operator.settings() + ":3: linq.inbx is no setting of camel-linq: is linq.inbox meant?",
                        operator.settings() + ":4: linq.routes is 'wach-folder'",
                        operator.settings() + ":5: linq.recipients.bob is 'nobody'",
                        "\nlinq.api-key is missing");
    }

    @Test
    void nothing_is_made_and_nothing_is_sent() throws IOException {
        operator.watchesBucket(linq, "delete");
        linq.sandbox().bucket().put("inbox/+15551234567/a.txt", "a".getBytes(StandardCharsets.UTF_8));

        String said = operator.calls("validate").succeeds().out();

        assertThat(said)
                .contains(
                        "Ledger:   not there yet, run can make it",
                        "Bucket:   s3://inbox/inbox/, can be listed",
                        "Key:      " + linq.baseUrl() + " takes it");
        assertThat(folder).isDirectoryNotContaining("glob:**/{data,inbox,done,dead-letter}");
        assertThat(linq.messages()).isEmpty();
        assertThat(linq.requests())
                .filteredOn(request -> request.path().contains("/v3/"))
                .singleElement()
                .satisfies(request -> assertThat(request.method()).isEqualTo("GET"));
        assertThat(linq.sandbox().bucket().keys("inbox/")).containsExactly("inbox/+15551234567/a.txt");
    }

    @Test
    void running_application_is_no_fault_and_is_not_disturbed() throws Exception {
        Main main = operator.runs();
        try {
            assertThat(operator.calls("validate").succeeds().out())
                    .contains("its tables are of version 1, in use by pid "
                            + ProcessHandle.current().pid());
            operator.drops("+15551234567/a.txt", "a");
            assertThat(linq.awaitMessages(1)).hasSize(1);
        } finally {
            main.stop();
        }
    }

    @Test
    void what_a_start_would_find_wrong_with_folders_and_ledger_is_told() throws IOException {
        Files.writeString(operator.inbox(), "a file in its place");
        Path ledger = Files.createDirectories(folder.resolve("data")).resolve("ledger.db");
        Files.writeString(ledger, "this is no database".repeat(1000));
        Files.writeString(folder.resolve("file"), "");
        sets("linq.done=" + folder.resolve("file/done"));

        assertThat(operator.calls("validate").failsWith(2).out())
                .contains(
                        "linq.inbox is '" + operator.inbox() + "', and " + operator.inbox() + " is no folder",
                        "linq.done is '" + folder.resolve("file/done") + "', and " + folder.resolve("file")
                                + " is no folder",
                        "linq.ledger.url: ",
                        "is damaged");
    }

    @Test
    void what_is_put_away_into_a_watched_folder_is_told() throws IOException {
        sets(PACKED);
        Files.writeString(
                folder.resolve("routes/own.camel.yaml"),
                """
                - route:
                    id: own
                    from:
                      uri: kamelet:linq-folder-source
                      parameters:
                        directory: %s
                      steps:
                        - to: direct:deliver
                """
                        .formatted(folder));

        assertThat(operator.calls("validate").failsWith(2).out())
                .contains("own.camel.yaml:4: " + operator.done() + " lies in the inbox " + folder);
    }

    @Test
    void ledger_of_a_newer_release_is_told() throws Exception {
        try (Ledger ledger = operator.ownsLedger()) {
            assertThat(ledger.counts()).isNotEmpty();
        }
        try (var connection = java.sql.DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("data/ledger.db"));
                var statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE linq_schema_history SET version = '99'");
        }

        assertThat(operator.calls("validate").failsWith(2).out()).contains("has tables of version 99");
    }

    @Test
    void wrong_key_is_told_although_other_settings_are_wrong_too() throws IOException {
        sets("linq.api-key=wrong", "linq.concurrency=0");

        assertThat(operator.calls("validate").failsWith(2).out())
                .contains(
                        "linq.api-key is not taken by " + linq.baseUrl() + ": GET ",
                        "answered 401/2004",
                        "give the key of your account",
                        "linq.concurrency is '0'");
    }

    @Test
    void linq_that_cannot_be_reached_or_is_somebody_else_is_told() throws IOException {
        sets("linq.base-url=http://127.0.0.1:1/api/partner");
        assertThat(operator.calls("validate").failsWith(2).out())
                .contains("linq.base-url is 'http://127.0.0.1:1/api/partner', which cannot be reached: ", "refused");

        sets("linq.base-url=" + linq.sandbox().bucketEndpoint());
        assertThat(operator.calls("validate").failsWith(2).out())
                .contains("where something else than the API of Linq answers");
    }

    @Test
    void bucket_that_refuses_us_is_told() throws IOException {
        operator.watchesBucket(linq, "keep");
        sets("linq.bucket.secret-key=wrong");

        assertThat(operator.calls("validate").failsWith(2).out())
                .contains("linq.bucket.name: the bucket cannot be listed: ");
    }

    @Test
    void bucket_that_a_route_names_is_looked_at_too() throws IOException {
        Path own = Files.writeString(
                folder.resolve("routes/own.camel.yaml"),
                """
                - route:
                    from:
                      uri: kamelet:linq-bucket-source
                      parameters:
                        bucket: other
                        prefix: reports
                      steps:
                        - to: direct:deliver
                """);
        sets(PACKED);
        assertThat(operator.calls("validate").failsWith(2).out())
                .contains(own + ":3: the bucket cannot be listed: The bucket's region is not known");

        operator.watchesBucket(linq, "keep");
        assertThat(operator.calls("validate").failsWith(2).out())
                .contains(own + ":3: the bucket cannot be listed: s3://other/reports/: there is no such bucket");

        Files.writeString(own, Files.readString(own).replace("bucket: other", "bucket: \"{{linq.bucket.name}}\""));
        assertThat(operator.calls("validate").succeeds().out()).contains("s3://inbox/inbox/, can be listed");
    }

    // Words

    @Test
    void folder_can_be_given_as_the_only_word() {
        assertThat(operator.calls("validate", folder.resolve("routes").toString())
                        .status())
                .isZero();
        assertThat(operator.calls("validate", folder.resolve("nowhere").toString())
                        .failsWith(2)
                        .err())
                .contains("nowhere is no folder");
    }

    /** The last line wins. */
    private void sets(String... lines) throws IOException {
        Files.write(operator.settings(), List.of(lines), StandardOpenOption.APPEND);
    }
}
