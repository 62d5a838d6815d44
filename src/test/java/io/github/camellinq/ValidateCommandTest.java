package io.github.camellinq;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camellinq.ledger.Ledger;
import io.github.camellinq.sandbox.SandboxExtension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What {@code validate} says of settings, folders, ledger, buckets and the key; {@link ValidateRoutesTest} has the routes. */
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
                LINQ_DONE=sent
                """);

        assertThat(operator.calls("validate").failsWith(2).out())
                .contains(
                        operator.settings() + ":2: linq.from is '15550000000'",
                        operator.settings() + ":3: linq.inbx is not a setting of camel-linq: did you mean linq.inbox?",
                        operator.settings() + ":4: linq.routes is 'wach-folder'",
                        operator.settings() + ":5: linq.recipients.bob is 'nobody'",
                        operator.settings() + ":6: LINQ_DONE is not a setting of camel-linq outside the environment",
                        "\nlinq.api-key is missing");
    }

    @Test
    void setting_that_names_one_which_is_given_nowhere_is_told() throws IOException {
        operator.sets(
                "linq.to={{my.missing}}",
                "linq.from={{my.line}}",
                "my.line={{my.number}}",
                "linq.recipients.support={{my.support}}",
                "linq.reuse={{my.reuse:1h}}",
                "linq.done.keep=off",
                "linq.concurrency={{?my.concurrency}}",
                PACKED);

        assertThat(operator.calls("validate").failsWith(2).out())
                .contains(
                        ": linq.to names {{my.missing}}, which is not set anywhere: set my.missing in",
                        ": linq.from names {{my.number}}, which is not set anywhere",
                        ": linq.recipients.support names {{my.support}}, which",
                        "3 faults.");
    }

    @Test
    void setting_given_twice_is_told_with_both_lines() throws IOException {
        Files.writeString(
                operator.settings(),
                Files.readString(operator.settings())
                        + """
                my.text=one: \\
                my.text=two
                linq.done.keep=1d
                my.own = a
                linq.done.keep : 2d
                my.own b
                """);
        operator.sets(PACKED);
        int first = Files.readAllLines(operator.settings()).indexOf("linq.done.keep=1d") + 1;

        assertThat(operator.calls("validate").failsWith(2).out())
                .contains(
                        operator.settings() + ":" + (first + 2)
                                + ": linq.done.keep is given a second time; the first is on line " + first
                                + ". Keep only one",
                        operator.settings() + ":" + (first + 3) + ": my.own is given a second time",
                        "2 faults.");
    }

    @Test
    void nothing_is_made_and_nothing_is_sent() throws IOException {
        operator.watchesBucket(linq, "delete");
        linq.sandbox().bucket().put("inbox/+15551234567/a.txt", "a".getBytes(StandardCharsets.UTF_8));

        String said = operator.calls("validate").succeeds().out();

        assertThat(said)
                .contains(
                        "Ledger:   not there yet; run can create it",
                        "Bucket:   s3://inbox/inbox/, can be listed",
                        "Key:      accepted by " + linq.baseUrl());
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
                    .contains("with tables of version 2, in use by pid "
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
        operator.sets("linq.done=" + folder.resolve("file/done"));

        assertThat(operator.calls("validate").failsWith(2).out())
                .contains(
                        "linq.inbox is '" + operator.inbox() + "', but " + operator.inbox() + " is not a folder",
                        "linq.done is '" + folder.resolve("file/done") + "', but " + folder.resolve("file")
                                + " is not a folder",
                        "linq.ledger.url: ",
                        "is damaged");
    }

    @Test
    void what_is_put_away_into_a_watched_folder_is_told() throws IOException {
        operator.sets(PACKED);
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
        operator.sets("linq.api-key=wrong", "linq.concurrency=0");

        assertThat(operator.calls("validate").failsWith(2).out())
                .contains(
                        "linq.api-key is not accepted by " + linq.baseUrl() + ": GET ",
                        "answered 401/2004",
                        "set the key of your account",
                        "linq.concurrency is '0'");
    }

    @Test
    void linq_that_cannot_be_reached_or_is_somebody_else_is_told() throws IOException {
        operator.sets("linq.base-url=http://127.0.0.1:1/api/partner");
        assertThat(operator.calls("validate").failsWith(2).out())
                .contains("linq.base-url is 'http://127.0.0.1:1/api/partner', which cannot be reached: ", "refused");

        operator.sets("linq.base-url=" + linq.baseUrl().toString().replace("/partner", "/partners"));
        assertThat(operator.calls("validate").failsWith(2).out())
                .contains(
                        "where something other than the API of Linq answers",
                        "404",
                        "correct the address, which by default is https");

        operator.sets("linq.base-url=" + linq.sandbox().bucketEndpoint());
        assertThat(operator.calls("validate").failsWith(2).out())
                .contains("where something other than the API of Linq answers");
    }

    @Test
    void bucket_that_refuses_us_is_told() throws IOException {
        operator.watchesBucket(linq, "keep");
        operator.sets("linq.bucket.secret-key=wrong");

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
        operator.sets(PACKED);
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
                .contains("nowhere is not a folder");
    }
}
