package io.github.camellinq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camellinq.api.Json;
import io.github.camellinq.ledger.Ledger;
import io.github.camellinq.ledger.Stage;
import io.github.camellinq.sandbox.Sandbox;
import io.github.camellinq.sandbox.SandboxOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody edits the shipped routes while {@code run --dev} delivers. */
class LiveEditingIT {
    private static final String ANN = "+15551234567";
    private static final int SIGTERM = 143;

    @TempDir
    Path folder;

    private Workplace workplace;
    private Path routes;

    @BeforeEach
    void copyShippedRoutes() throws IOException {
        workplace = new Workplace(folder);
        routes = Files.createDirectories(folder.resolve("routes"));
        try (Stream<Path> shipped = Files.list(Path.of("routes"))) {
            for (Path file :
                    shipped.filter(file -> file.toString().endsWith(".yaml")).toList()) {
                Files.copy(file, routes.resolve(file.getFileName()));
            }
        }
    }

    @Test
    void change_runs_a_fault_is_named_and_its_repair_runs() throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults());
                AppProcess app = start(Workplace.settings(sandbox))) {
            app.awaitLine("camel-linq is watching");
            String watch = Files.readString(routes.resolve("watch-folder.camel.yaml"));

            save(
                    "watch-folder.camel.yaml",
                    watch.replace("{{linq.inbox}})\"", "{{linq.inbox}})\"\n        text: Changed"));
            app.awaitLine("The changed routes are running.");
            workplace.drop(ANN, "one.txt", "one");
            app.awaitLine("one.txt to " + ANN);
            assertThat(sandbox.messages().get(0).text()).isEqualTo("Changed");

            save("watch-folder.camel.yaml", watch.replace("      steps:", "      stepps:"));
            app.awaitLine("1 fault. The routes from before the change keep running.");
            assertThat(app.awaitLine("routes/watch-folder.camel.yaml:")).contains("'stepps'", "did you mean 'steps'?");
            workplace.drop(ANN, "two.txt", "two");
            app.awaitLine("two.txt to " + ANN);
            assertThat(sandbox.messages().get(1).text()).isEqualTo("Changed");

            save("watch-folder.camel.yaml", watch);
            awaitCount(app, "The changed routes are running.", 2);
            workplace.drop(ANN, "three.txt", "three");
            app.awaitLine("three.txt to " + ANN);
            assertThat(sandbox.messages()).hasSize(3);
            assertThat(sandbox.messages().get(2).text()).isNull();

            app.terminate();
            assertThat(app.awaitEnd()).isEqualTo(SIGTERM);
            assertThat(app.output()).doesNotContain("\tat ");
        }
    }

    @Test
    void file_comes_and_goes_and_a_wrong_setting_is_named() throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults());
                AppProcess app = start(Workplace.settings(sandbox))) {
            app.awaitLine("camel-linq is watching");

            save(
                    "watch-invoices.camel.yaml",
                    """
                    - route:
                        id: watch-invoices
                        from:
                          uri: kamelet:linq-folder-source
                          parameters:
                            directory: invoices
                            to: "+15557654321"
                          steps:
                            - to:
                                uri: direct:deliver
                    """);
            app.awaitLine("The changed routes are running.");
            Files.writeString(folder.resolve("invoices/may.txt"), "may");
            app.awaitLine("may.txt to +15557654321");

            save("application.properties", "linq.quite-period=1s\nlinq.concurrency=0\n");
            app.awaitLine("2 faults. The routes from before the change keep running.");
            assertThat(app.output())
                    .contains(
                            "\nroutes/application.properties:1: linq.quite-period is not a setting of camel-linq",
                            "\nroutes/application.properties:2: linq.concurrency is '0'");
            save("application.properties", "linq.recipients.support=" + ANN + "\n");
            awaitCount(app, "The changed routes are running.", 2);
            workplace.drop("support", "note.txt", "hello");
            app.awaitLine("note.txt to " + ANN);

            Files.delete(routes.resolve("watch-invoices.camel.yaml"));
            awaitCount(app, "The changed routes are running.", 3);
            Files.writeString(folder.resolve("invoices/june.txt"), "june");
            workplace.drop(ANN, "last.txt", "last");
            app.awaitLine("last.txt to " + ANN);
            assertThat(folder.resolve("invoices/june.txt")).exists();
        }
    }

    @Test
    void routes_that_are_good_and_do_not_start_give_way_to_those_before() throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults());
                AppProcess app = start(Workplace.settings(sandbox))) {
            app.awaitLine("camel-linq is watching");
            Path file = Files.writeString(folder.resolve("taken"), "a file");

            save("application.properties", "linq.ledger.url=jdbc:sqlite:" + file + "/ledger.db\n");

            app.awaitLine("The changed routes failed to start: ");
            app.awaitLine("The routes from before the change are running again.");
            workplace.drop(ANN, "note.txt", "hello");
            app.awaitLine("note.txt to " + ANN);

            save("application.properties", "camel.component.file.nonsense=1\n");
            awaitCount(app, "The routes from before the change are running again.", 2);
            assertThat(app.lines("The changed routes failed to start: ").get(1))
                    .contains("camel.component.file.nonsense");

            save("application.properties", "linq.recipients.support=" + ANN + "\n");
            app.awaitLine("The changed routes are running.");
        }
    }

    @Test
    void broken_from_the_start_it_waits_for_the_repair() throws Exception {
        String deliver = Files.readString(routes.resolve("deliver.camel.yaml"));
        save("deliver.camel.yaml", deliver.replace("ref: linqClaim", "ref: linqClam"));
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults());
                AppProcess app = start(Workplace.settings(sandbox))) {
            assertThat(app.awaitLine("routes/deliver.camel.yaml:")).contains("there is no bean 'linqClam'");
            app.awaitLine("1 fault. Nothing runs until this is corrected.");

            save("deliver.camel.yaml", deliver);

            app.awaitLine("camel-linq is watching");
            workplace.drop(ANN, "note.txt", "hello");
            app.awaitLine("note.txt to " + ANN);
        }
    }

    @Test
    void delivery_in_flight_ends_before_the_changed_routes_run() throws Exception {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        try (SlowLinq linq = new SlowLinq(reached, goOn);
                AppProcess app = start(linq.settings())) {
            app.awaitLine("camel-linq is watching");
            workplace.drop(ANN, "note.txt", "hello");
            reached.await();

            save("application.properties", "linq.recipients.support=" + ANN + "\n");
            app.awaitLine("The routes have changed");
            goOn.countDown();

            app.awaitLine("note.txt to " + ANN);
            app.awaitLine("The changed routes are running.");
            assertThat(folder.resolve("done/" + ANN + "/note.txt")).exists();
        }
    }

    @Test
    void many_files_and_many_changes_send_each_file_once() throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults());
                AppProcess app = start(Workplace.settings(sandbox))) {
            app.awaitLine("camel-linq is watching");
            for (int change = 1; change <= 4; change++) {
                for (int i = 0; i < 100; i++) {
                    workplace.drop(ANN, "c" + change + "-" + i + ".txt", "text " + change + "-" + i);
                }
                save("application.properties", "linq.recipients.support" + change + "=" + ANN + "\n");
                awaitCount(app, "The changed routes are running.", change);
            }

            workplace.awaitEmptyInbox(app);

            assertThat(sandbox.messages()).hasSize(400);
            assertThat(workplace.count(Workplace.DONE)).isEqualTo(400);
            assertThat(workplace.count(Workplace.DEAD_LETTER)).isZero();
            try (Ledger ledger = workplace.ledger()) {
                await().until(() -> ledger.counts().get(Stage.SENT) == 400);
            }
        }
    }

    @Test
    void sandbox_outlives_each_restart() throws Exception {
        try (AppProcess app =
                AppProcess.start(folder, Map.of(), List.of(), "run", "--dev", "--sandbox", "--sandbox-port", "0")) {
            URI messages = URI.create(app.awaitLine("curl ").strip().split(" ")[1]);
            workplace.drop(ANN, "one.txt", "one");
            app.awaitLine("one.txt to " + ANN);

            save("application.properties", "linq.recipients.support=" + ANN + "\n");
            app.awaitLine("The changed routes are running.");
            workplace.drop("support", "two.txt", "two");
            app.awaitLine("two.txt to " + ANN);

            assertThat(Json.MAPPER.readTree(messages.toURL())).hasSize(2);
        }
    }

    @Test
    void folder_that_is_not_there_is_said() throws Exception {
        try (AppProcess app = AppProcess.start(
                Files.createDirectories(folder.resolve("elsewhere")), Map.of(), List.of(), "run", "--dev")) {
            assertThat(app.awaitEnd()).isEqualTo(2);
            assertThat(app.output()).contains("--dev watches the folder routes, which does not exist");
        }
    }

    private AppProcess start(Map<String, String> settings) {
        return AppProcess.start(folder, settings, List.of("-XX:TieredStopAtLevel=1"), "run", "--dev");
    }

    /** As an editor saves: twice, and by renaming. */
    private void save(String file, String text) throws IOException {
        Path draft = Files.writeString(routes.resolve(".#" + file), text.substring(0, text.length() / 2));
        Files.move(draft, routes.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(routes.resolve(file), text);
    }

    private static void awaitCount(AppProcess app, String words, int count) {
        await().until(() ->
                app.output().lines().filter(line -> line.contains(words)).count() >= count);
    }
}
