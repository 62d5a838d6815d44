package io.github.camellinq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.camellinq.ledger.Ledger;
import io.github.camellinq.sandbox.SandboxExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatusCommandTest {
    private static final String ANN = "+15551234567";

    @RegisterExtension
    static final SandboxExtension linq = SandboxExtension.start();

    @TempDir
    Path folder;

    private Operator operator;

    @BeforeEach
    void install() throws IOException {
        operator = new Operator(folder, linq);
    }

    private void makeFolders() throws IOException {
        for (Path each : new Path[] {operator.inbox(), operator.done(), operator.deadLetter()}) {
            Files.createDirectories(each);
        }
    }

    @Test
    void everything_is_counted() throws Exception {
        makeFolders();
        operator.drops(ANN + "/waiting.txt", "waiting");
        operator.drops(ANN + "/half.part", "half");
        operator.drops(".hidden/file.txt", "hidden");
        Files.createSymbolicLink(operator.inbox().resolve("link.txt"), operator.settings());
        Files.writeString(operator.done().resolve("old.txt"), "12345");
        operator.setsAside("a.txt", "a", "empty", "2026-11-21T08:00:00Z");
        operator.setsAside("b.txt", "b", "empty", "2026-11-21T08:00:00Z");
        Files.writeString(operator.deadLetter().resolve("c.txt"), "no report");
        try (Ledger ledger = operator.ownsLedger()) {
            Operator.delivers(ledger, "/in/old.txt", ANN, "att");
            Operator.claims(ledger, "/in/new.txt", ANN);

            assertThat(operator.calls("status").succeeds().out())
                    .contains(
                            "Runs:   yes, pid " + ProcessHandle.current().pid(),
                            "received 1, uploaded 0, sent 1, dead 0; 1 under way",
                            "Inbox:  1 file waiting, the oldest for ",
                            "1 ignored by name",
                            "never taken: " + operator.inbox().resolve("link.txt") + ", it is a link",
                            "Done:   1 file, 5 B",
                            "Dead:   3 files (empty 2, no report 1)",
                            "All is well.");
        }
    }

    @Test
    void well_is_where_somebody_runs() throws Exception {
        makeFolders();
        try (Ledger ledger = operator.ownsLedger()) {
            assertThat(ledger.paused()).isEmpty();
            assertThat(operator.calls("status", "--check").succeeds().out()).isEqualToIgnoringNewLines("All is well.");
        }

        assertThat(operator.calls("status", "--check").failsWith(1).out()).contains("Not well: no running process");
    }

    @Test
    void pause_is_not_well_and_says_why() throws Exception {
        makeFolders();
        try (Ledger ledger = operator.ownsLedger()) {
            ledger.pause("wrong key", Instant.now().plusSeconds(60));

            assertThat(operator.calls("status", "--check").failsWith(1).out())
                    .contains("Not well: paused for 0s, until 20", ": wrong key");
        }
    }

    @Test
    void missing_folder_is_not_well_and_is_not_made() throws Exception {
        makeFolders();
        Files.delete(operator.inbox());
        Files.delete(operator.done());
        Files.writeString(operator.done(), "a file in its place");
        try (Ledger ledger = operator.ownsLedger()) {
            assertThat(ledger.counts()).isNotEmpty();
            assertThat(operator.calls("status", "--check").failsWith(1).out())
                    .contains("linq.inbox is '" + operator.inbox() + "'", "linq.done is '" + operator.done() + "'");
            assertThat(operator.calls("status").failsWith(1).out()).contains("Done:   0 files");
        }
        assertThat(operator.inbox()).doesNotExist();
    }

    @Test
    void folders_of_another_user_hide_nothing_else() throws Exception {
        makeFolders();
        Set<PosixFilePermission> before = Files.getPosixFilePermissions(operator.inbox());
        List<Path> closed = List.of(operator.inbox(), operator.deadLetter());
        for (Path each : closed) {
            Files.setPosixFilePermissions(each, Set.of());
        }
        try {
            assumeFalse(Files.isReadable(operator.inbox()), "root may read everything");

            assertThat(operator.calls("status").failsWith(1).out())
                    .contains(
                            "Inbox:  cannot be read (" + operator.inbox() + ": permission denied)",
                            "Done:   0 files",
                            "Dead:   cannot be read (" + operator.deadLetter() + ": permission denied)",
                            "Not well: linq.inbox is ");
            assertThat(operator.calls("dead-letters").failsWith(1).err()).contains(": permission denied");
        } finally {
            for (Path each : closed) {
                Files.setPosixFilePermissions(each, before);
            }
        }
    }

    @Test
    void damaged_ledger_is_not_well() throws Exception {
        makeFolders();
        Path ledger = Files.createDirectories(folder.resolve("data")).resolve("ledger.db");
        Files.writeString(ledger, "this is no database".repeat(1000));

        assertThat(operator.calls("status").failsWith(1).out()).contains("is damaged", "Dead:   0 files");
    }

    @Test
    void before_the_first_start_nothing_is_made() {
        assertThat(operator.calls("status").failsWith(1).out())
                .contains("There is no ledger yet", "no running process");

        assertThat(folder).isDirectoryNotContaining("glob:**/{data,inbox,done,dead-letter}");
    }

    @Test
    void wrong_settings_are_all_said_with_status_2() throws IOException {
        Files.writeString(operator.settings(), "linq.concurrency=many\nlinq.inbx=x\nlinq.ledger.url=jdbc:h2:mem\n");

        assertThat(operator.calls("status", "--check").failsWith(2).err())
                .contains("3 faults", "linq.concurrency is 'many'", "did you mean linq.inbox?", "linq.ledger.url")
                .doesNotContain("linq.api-key");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status --check",
                "history a.txt",
                "dead-letters",
                "dead-letters replay --all",
                "validate",
                "run --dry-run",
                "run --dev"
            })
    void folder_of_routes_that_is_none_is_said(String words) {
        List<String> all = new ArrayList<>(List.of(words.split(" ")));
        all.addAll(List.of("--routes", folder + "/nowhere"));

        assertThat(operator.calls(all.toArray(String[]::new)).failsWith(2).err())
                .contains("--routes: " + folder + "/nowhere is not a folder");
    }
}
