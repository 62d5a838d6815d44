package io.github.camellinq;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camellinq.sandbox.SandboxExtension;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The shipped routes with one fault in them: the fault is found where it is, and nothing is done. */
class RouteCheckTest {

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
    void syntax_error_is_found_in_its_line() throws Exception {
        change("deliver.camel.yaml", "      uri: direct:deliver", "      uri: [direct:deliver");

        assertThat(faults()).singleElement().satisfies(fault -> {
            assertThat(fault.file()).as(fault.toString()).isEqualTo(routes.resolve("deliver.camel.yaml"));
            assertThat(fault.line()).isBetween(7, 9);
        });
    }

    @Test
    void unknown_word_is_found_in_its_line() throws Exception {
        change("watch-folder.camel.yaml", "      steps:", "      stepps:");

        assertFault("watch-folder.camel.yaml", "      stepps:", "stepps");
    }

    @Test
    void unknown_kamelet_is_found_in_the_line_of_its_step() throws Exception {
        change("deliver.camel.yaml", "kamelet:linq-upload-action", "kamelet:linq-uplod-action");

        assertFault("deliver.camel.yaml", "id: deliver-upload", "linq-uplod-action");
    }

    @Test
    void unknown_bean_is_found_in_the_line_of_its_step() throws Exception {
        change("deliver.camel.yaml", "ref: linqArchive", "ref: linqArchiv");

        assertFault("deliver.camel.yaml", "id: deliver-archive", "linqArchiv");
    }

    @Test
    void source_that_is_none_is_found() throws Exception {
        change("watch-folder.camel.yaml", "kamelet:linq-folder-source", "kamelet:linq-folder-sauce");

        assertThat(faults()).singleElement().satisfies(fault -> {
            assertThat(fault.file()).as(fault.toString()).isEqualTo(routes.resolve("watch-folder.camel.yaml"));
            assertThat(fault.line()).isBetween(4, 7);
            assertThat(fault.message()).contains("linq-folder-sauce");
        });
    }

    @Test
    void undeclared_setting_of_a_route_is_found() throws Exception {
        change("watch-folder.camel.yaml", "{{linq.inbox}}", "{{linq.inbux}}");

        assertThat(faults()).singleElement().satisfies(fault -> {
            assertThat(fault.file()).as(fault.toString()).isEqualTo(routes.resolve("watch-folder.camel.yaml"));
            assertThat(fault.message()).contains("linq.inbux");
        });
    }

    @Test
    void wrong_settings_are_all_found_in_their_lines() throws Exception {
        Files.write(operator.settings(), List.of("linq.concurrency = many", "linq.inbx=x"), StandardOpenOption.APPEND);
        int lines = Files.readAllLines(operator.settings()).size();

        assertThat(faults())
                .extracting(RouteFault::toString)
                .containsExactly(
                        operator.settings() + ", line " + (lines - 1)
                                + ": linq.concurrency is 'many': it takes a whole number from 1 to 256",
                        operator.settings() + ", line " + lines
                                + ": linq.inbx is no setting of camel-linq: is linq.inbox meant?");
    }

    @Test
    void copied_route_is_found_at_each_place_of_its_id() throws Exception {
        Files.copy(routes.resolve("watch-folder.camel.yaml"), routes.resolve("watch-too.camel.yaml"));

        assertThat(faults())
                .extracting(RouteFault::toString)
                .containsExactly(
                        routes.resolve("watch-folder.camel.yaml")
                                + ", line 2: route watch-folder is there more than once: each needs its own id",
                        routes.resolve("watch-too.camel.yaml")
                                + ", line 2: route watch-folder is there more than once: each needs its own id");
    }

    @Test
    void file_that_is_empty_is_named() throws Exception {
        Files.createFile(routes.resolve("mine.camel.yaml"));

        assertThat(faults()).singleElement().asString().contains("mine.camel.yaml");
    }

    @Test
    void server_of_a_route_does_not_listen() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            Files.write(
                    operator.settings(),
                    List.of("camel.server.enabled=true", "camel.server.port=" + taken.getLocalPort()),
                    StandardOpenOption.APPEND);

            assertThat(faults()).isEmpty();
        }
    }

    private void assertFault(String file, String atLineWith, String message) throws IOException {
        Path path = routes.resolve(file);
        List<String> lines = Files.readAllLines(path);
        int line = lines.stream().map(String::strip).toList().indexOf(atLineWith.strip()) + 1;
        assertThat(faults()).singleElement().satisfies(fault -> {
            assertThat(fault.file()).as(fault.toString()).isEqualTo(path);
            assertThat(fault.line()).as(fault.toString()).isBetween(line - 1, line + 1);
            assertThat(fault.message()).contains(message).doesNotContain("\tat ");
        });
    }

    private List<RouteFault> faults() throws IOException {
        return new RouteCheck(new Application(App.commandLine().getCommandSpec(), null)).faults(routes);
    }

    private void change(String file, String from, String to) throws IOException {
        Path path = routes.resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(from);
        Files.writeString(path, text.replaceFirst("\\Q" + from + "\\E", java.util.regex.Matcher.quoteReplacement(to)));
    }
}
