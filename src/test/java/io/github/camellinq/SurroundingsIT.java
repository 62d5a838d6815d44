package io.github.camellinq;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camellinq.sandbox.ReceivedMessage;
import io.github.camellinq.sandbox.Sandbox;
import io.github.camellinq.sandbox.SandboxOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar that is handed out, where the machine is not as one would like it: its variables, temporary folder and locale. */
class SurroundingsIT {

    @TempDir
    Path folder;

    private Workplace work;

    @BeforeEach
    void moveIn() {
        work = new Workplace(folder);
    }

    /** A property of a kamelet that a route does not give would be looked for there, by its name alone. */
    @Test
    void words_of_the_environment_are_no_kamelets() throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults())) {
            Map<String, String> settings = Workplace.settings(sandbox);
            settings.putAll(Map.of(
                    "TO",
                    "+15556660000",
                    "FROM",
                    "+15556660001",
                    "TEXT",
                    "env",
                    "EFFECT",
                    "slam",
                    "PREFERREDSERVICE",
                    "SMS"));
            settings.putAll(Map.of("DIRECTORY", "elsewhere", "FILENAME", "env.bin", "LINQ_TO", "+15551110001"));
            try (AppProcess app = AppProcess.start(folder, settings, List.of(), "run")) {
                app.awaitLine("camel-linq is watching");
                work.drop("", "note.txt", "hello");
                app.awaitLine("note.txt to +15551110001");
            }
            ReceivedMessage message = sandbox.messages().get(0);
            assertThat(message.from()).isEqualTo("+15550000000");
            assertThat(message.text()).isNull();
            assertThat(message.effect()).isNull();
            assertThat(message.attachment().filename()).isEqualTo("note.txt");
        }
    }

    /** As in a container whose file system is read-only but for the data. */
    @Test
    void temporary_folder_is_not_needed() throws Exception {
        List<String> jvm = List.of("-Djava.io.tmpdir=" + folder.resolve("nowhere"));
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults())) {
            Map<String, String> settings = Workplace.settings(sandbox);
            try (AppProcess app = AppProcess.start(folder, settings, jvm, "run")) {
                app.awaitLine("camel-linq is watching");
                work.drop("+15551234567", "note.txt", "hello");
                app.awaitLine("note.txt to +15551234567");
                try (AppProcess status = AppProcess.start(folder, settings, jvm, "status", "--check")) {
                    assertThat(status.awaitEnd()).as(status::output).isZero();
                }
                assertThat(app.output()).doesNotContain("\tat ");
            }
        }
    }

    @Test
    void library_that_cannot_be_loaded_is_a_fault() throws Exception {
        List<String> jvm = List.of("-Dorg.sqlite.tmpdir=" + folder.resolve("nowhere"));
        Map<String, String> settings = Workplace.settings("http://localhost:1", "k");
        for (String command : List.of("validate", "run")) {
            try (AppProcess app = AppProcess.start(folder, settings, jvm, command)) {
                assertThat(app.awaitEnd()).isNotZero();
                assertThat(app.output())
                        .contains(
                                "SQLite's library",
                                folder.resolve("nowhere").toString(),
                                "-Dorg.sqlite.tmpdir=<folder>");
            }
        }
    }

    @Test
    void name_that_this_locale_cannot_read_stays_and_holds_up_nobody() throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults())) {
            Map<String, String> settings = Workplace.settings(sandbox);
            settings.put("LC_ALL", "C");
            try (AppProcess app = AppProcess.start(folder, settings, List.of(), "run")) {
                app.awaitLine("camel-linq is watching");
                work.drop("+15551234567", "\u00fcn\u00ef.txt", "odd");
                work.drop("+15551234567", "plain.txt", "plain");
                Path link = Files.createSymbolicLink(folder.resolve("inbox/link.txt"), folder);

                app.awaitLine("Delivered ");
                assertThat(app.awaitLine("in this locale")).contains("stays where it is and is not sent");
                assertThat(app.awaitLine("it is a link")).contains(" " + link + " stays where it is");
                assertThat(sandbox.messages()).hasSize(1);
                assertThat(app.output()).contains("set LANG=C.UTF-8").doesNotContain("\tat ");
            }
            try (AppProcess app = AppProcess.start(folder, settings, List.of(), "run", "--dry-run")) {
                assertThat(app.awaitEnd()).as(app::output).isZero();
                assertThat(app.output())
                        .contains("is never taken: its name cannot be read in this locale", "Never taken: 2.");
            }
        }
    }

    /** As by cron, or in a shell on another machine, where run has a locale and the commands have none. */
    @Test
    void dead_letter_whose_name_this_locale_cannot_read_hides_no_others() throws Exception {
        Map<String, String> settings = Workplace.settings("http://localhost:1", "k");
        settings.put("LC_ALL", "C");
        Path dead = Files.createDirectories(folder.resolve("dead-letter/+15551234567"));
        for (String name : List.of("plain.txt", "\u00fcn\u00ef.txt")) {
            Files.writeString(dead.resolve(name), "text");
            Files.writeString(
                    dead.resolve(name + ".error.json"),
                    "{\"source\": \"" + folder.resolve("inbox/+15551234567").resolve(name)
                            + "\", \"reason\": \"rejected\"}",
                    StandardCharsets.UTF_8);
        }

        assertThat(said(settings, 0, "dead-letters"))
                .contains(
                        "+15551234567/plain.txt",
                        "(its name cannot be read in this locale; set LANG=C.UTF-8)",
                        "2 dead letters in ");
        assertThat(said(settings, 1, "status")).contains("2 files (rejected 1, unreadable name 1)");
        assertThat(said(settings, 1, "dead-letters", "replay", "--all", "--dry-run"))
                .contains("stays: its name cannot be read in this locale; set LANG=C.UTF-8", "Would be put back: 1.");
        assertThat(said(settings, 2, "dead-letters", "replay", "\u00fcn\u00ef.txt"))
                .contains("cannot be a path here", "set LANG=C.UTF-8");
    }

    private String said(Map<String, String> settings, int status, String... words) throws Exception {
        try (AppProcess app = AppProcess.start(folder, settings, List.of(), words)) {
            assertThat(app.awaitEnd()).as(app::output).isEqualTo(status);
            return app.output();
        }
    }
}
