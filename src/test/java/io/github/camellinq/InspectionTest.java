package io.github.camellinq;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camellinq.check.Fault;
import io.github.camellinq.sandbox.SandboxExtension;
import io.github.camellinq.settings.Setting;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The shipped routes with one fault in them: that fault alone is found, in its line, and nothing is done. */
class InspectionTest {

    @RegisterExtension
    static final SandboxExtension linq = SandboxExtension.start();

    @TempDir
    Path folder;

    private Operator operator;
    private Path routes;

    @BeforeEach
    void copyShippedRoutes() throws IOException {
        operator = new Operator(folder, linq);
        routes = folder.resolve("routes");
        try (Stream<Path> shipped = Files.list(Path.of("routes"))) {
            for (Path file :
                    shipped.filter(file -> file.toString().endsWith(".yaml")).toList()) {
                Files.copy(file, routes.resolve(file.getFileName()));
            }
        }
    }

    @Test
    void shipped_routes_have_none_and_nothing_is_made_or_taken() throws Exception {
        operator.drops("+15551234567/note.txt", "hello");

        assertThat(faults()).isEmpty();

        assertThat(operator.inbox().resolve("+15551234567/note.txt")).exists();
        assertThat(folder).isDirectoryNotContaining("glob:**/{data,done,dead-letter}");
        assertThat(linq.requests()).isEmpty();
    }

    @Test
    void syntax_error_is_found_in_its_line_and_what_the_file_would_have_is_not_missed() throws Exception {
        change("deliver.camel.yaml", "      uri: direct:deliver", "      uri: [direct:deliver");

        assertThat(faults()).singleElement().satisfies(fault -> {
            assertThat(fault.file()).as(fault.toString()).isEqualTo(path("deliver.camel.yaml"));
            assertThat(fault.line()).isBetween(7, 9);
        });
    }

    @Test
    void beans_that_a_broken_file_would_have_are_not_missed() throws Exception {
        change("beans.camel.yaml", "- beans:", "- beans: [");

        assertThat(faults()).extracting(Fault::file).as(faults().toString()).containsExactly(path("beans.camel.yaml"));
    }

    @Test
    void unknown_word_is_found_in_its_line() throws Exception {
        change("watch-folder.camel.yaml", "      steps:", "      stepps:");

        assertFault("watch-folder.camel.yaml", "stepps:", "stepps");
    }

    @Test
    void unknown_kamelet_is_found_in_the_line_of_its_step() throws Exception {
        change("deliver.camel.yaml", "kamelet:linq-upload-action", "kamelet:linq-uplod-action");

        assertFault(
                "deliver.camel.yaml",
                "kamelet:linq-uplod-action",
                "'linq-uplod-action': did you mean 'linq-upload-action'");
    }

    @Test
    void unknown_bean_is_found_in_the_line_of_its_step() throws Exception {
        change("deliver.camel.yaml", "ref: linqArchive", "ref: linqArchiv");

        assertFault("deliver.camel.yaml", "ref: linqArchiv", "'linqArchiv': did you mean 'linqArchive'?");
    }

    @Test
    void source_that_is_none_is_found() throws Exception {
        change("watch-folder.camel.yaml", "kamelet:linq-folder-source", "kamelet:linq-folder-sauce");

        assertFault("watch-folder.camel.yaml", "kamelet:linq-folder-sauce", "linq-folder-sauce");
    }

    @Test
    void undeclared_setting_of_a_route_is_found() throws Exception {
        change("watch-folder.camel.yaml", "{{linq.inbox}}", "{{linq.inbux}}");

        assertFault("watch-folder.camel.yaml", "{{linq.inbux}}", "linq.inbux is not set anywhere");
    }

    @Test
    void wrong_settings_are_all_found_in_their_lines_with_the_faults_of_routes() throws Exception {
        operator.sets("linq.concurrency = many", "linq.inbx=x");
        int lines = Files.readAllLines(operator.settings()).size();
        change("deliver.camel.yaml", "ref: linqArchive", "ref: linqArchiv");

        assertThat(faults())
                .extracting(Fault::toString)
                .hasSize(3)
                .contains(
                        operator.settings() + ":" + (lines - 1)
                                + ": linq.concurrency is 'many': it takes a whole number from 1 to 256",
                        operator.settings() + ":" + lines
                                + ": linq.inbx is not a setting of camel-linq: did you mean linq.inbox?");
    }

    @Test
    void setting_that_camel_does_not_have_is_named() throws Exception {
        operator.sets(
                "camel.main.nme = x",
                "camel.main.shutdown-timeout = 5",
                "camel.main.globalOptions[a] = 5",
                "camel.main.shutdownTimeout = 5");

        assertThat(faults())
                .singleElement()
                .asString()
                .matches("\\Q" + operator.settings() + "\\E:[0-9]+: camel.main.nme is not a setting of Camel:"
                        + " did you mean camel.main.name\\?");
    }

    @Test
    void settings_that_somebody_gives_are_not_missed() throws Exception {
        Files.write(operator.settings(), List.of("linq.inbox=" + operator.inbox()));

        assertThat(faults())
                .extracting(Fault::toString)
                .satisfiesExactlyInAnyOrder(
                        fault -> assertThat(fault).startsWith("linq.api-key is missing"),
                        fault -> assertThat(fault).startsWith("linq.from is missing"));
        assertThat(faults(Map.of(Setting.API_KEY.key(), "a", Setting.FROM.key(), "+15550000000")))
                .isEmpty();
    }

    @Test
    void copied_route_is_found_with_each_place_of_its_id() throws Exception {
        Files.copy(routes.resolve("watch-folder.camel.yaml"), routes.resolve("watch-too.camel.yaml"));

        assertThat(faults())
                .extracting(Fault::toString)
                .containsExactly(
                        path("watch-too.camel.yaml") + ":2: another route has the id 'watch-folder', at "
                                + path("watch-folder.camel.yaml") + ":2: give this route another id",
                        path("watch-too.camel.yaml") + ":7: 'directory' is '" + operator.inbox()
                                + "': another route watches this folder too, or a folder in it or around it, and"
                                + " either of them may take a file");
    }

    @Test
    void prefixes_that_two_routes_watch_or_where_things_are_put_away_are_faults() throws Exception {
        operator.sets("linq.bucket.region=eu-central-1");
        watches("one", "reports", "inbox");
        watches("two", "reports", "inbox-2");
        watches("other", "letters", "inbox/vip");
        assertThat(faults()).isEmpty();

        watches("vip", "reports", "inbox/vip");
        watches("void", "letters", "done/old");

        assertThat(faults())
                .extracting(Fault::toString)
                .containsExactly(
                        path("vip.camel.yaml")
                                + ":2: s3://reports/inbox/vip/ is watched by another route too, or lies in or"
                                + " around what that route watches; both take each object in it, each for its own recipient",
                        path("void.camel.yaml")
                                + ":2: 'prefix' is 'done/old', which lies in done/, where objects are put"
                                + " away, so nothing would be found there; choose another prefix");
    }

    private void watches(String id, String bucket, String prefix) throws IOException {
        Files.writeString(
                routes.resolve(id + ".camel.yaml"),
                """
                - from:
                    uri: kamelet:linq-bucket-source/%s
                    parameters:
                      bucket: %s
                      prefix: %s
                    steps:
                      - to: direct:deliver
                """
                        .formatted(id, bucket, prefix));
    }

    @Test
    void source_whose_route_does_not_start_is_a_fault_and_one_that_is_not_there_is_none() throws Exception {
        Path own = routes.resolve("watch-folder.camel.yaml");
        String watching = Files.readString(own);

        Files.writeString(
                own,
                watching.replaceFirst(
                        "id: watch-folder\n", "id: watch-folder\n    autoStartup: \"{{parked.starts:false}}\"\n"));
        assertThat(faults())
                .singleElement()
                .asString()
                .startsWith(own + ":8: linq-folder-source takes nothing while its route is not started")
                .endsWith("give the route a precondition instead");

        Files.writeString(
                own, watching.replaceFirst("id: watch-folder\n", "id: watch-folder\n    precondition: \"false\"\n"));
        assertThat(faults()).isEmpty();
    }

    @Test
    void file_that_is_empty_is_named() throws Exception {
        Files.createFile(routes.resolve("mine.camel.yaml"));

        assertThat(faults()).singleElement().asString().contains("mine.camel.yaml");
    }

    @Test
    void server_of_a_route_does_not_listen() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            operator.sets("camel.server.enabled=true", "camel.server.port=" + taken.getLocalPort());

            assertThat(faults()).isEmpty();
        }
    }

    private void assertFault(String file, String inLineWith, String message) throws IOException {
        List<String> lines = Files.readAllLines(routes.resolve(file));
        int line = 1;
        while (!lines.get(line - 1).contains(inLineWith)) {
            line++;
        }
        String place = path(file) + ":" + line + ": ";
        assertThat(faults()).singleElement().asString().startsWith(place).contains(message);
    }

    private String path(String file) {
        return routes.resolve(file).toString();
    }

    private List<Fault> faults() throws IOException {
        return faults(Map.of());
    }

    private List<Fault> faults(Map<String, String> given) throws IOException {
        RouteFiles files = RouteFiles.in(routes);
        try (DefaultCamelContext context = files.context(given)) {
            return Inspection.of(context, files).faults();
        }
    }

    private void change(String file, String from, String to) throws IOException {
        Path path = routes.resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(from);
        Files.writeString(path, text.replaceFirst("\\Q" + from + "\\E", Matcher.quoteReplacement(to)));
    }
}
