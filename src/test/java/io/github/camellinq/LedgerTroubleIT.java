package io.github.camellinq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camellinq.sandbox.Sandbox;
import io.github.camellinq.sandbox.SandboxOptions;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ledger that cannot be written: nothing is lost, nothing is sent twice, and the log says what to do. */
class LedgerTroubleIT {
    private static final int FILES = 200;
    private static final int WORKERS = 17;

    /** How long the trouble is watched, and how many lines the log may have meanwhile. */
    private static final Duration WATCHED = Duration.ofSeconds(3);

    private static final int MOST_LINES = 15;

    private static Sandbox sandbox;

    @TempDir
    Path folder;

    private Workplace work;

    @BeforeAll
    static void startSandbox() {
        sandbox = Sandbox.start(SandboxOptions.defaults());
    }

    @AfterAll
    static void stopSandbox() {
        sandbox.close();
    }

    @BeforeEach
    void clear() {
        sandbox.clear();
        work = new Workplace(folder);
    }

    @Test
    void full_ledger_is_named_and_all_waits_in_the_inbox() throws Exception {
        drop("file", FILES);
        try (AppProcess app = start("?max_page_count=35")) {
            assertThat(app.awaitLine("cannot grow")).contains("ledger.db", "Make room");
            assertThat(work.count(Workplace.INBOX)).isPositive();
            assertNothingLost();
        }
        deliverTheRest();
    }

    @Test
    void full_ledger_does_not_fill_the_log() throws Exception {
        drop("file", FILES);
        try (AppProcess app = start("?max_page_count=35")) {
            app.awaitLine("cannot grow");
            assertThat(app.linesWithin(WATCHED)).as(app::output).isLessThan(MOST_LINES);
        }
    }

    @Test
    void locked_ledger_is_named_and_all_goes_on_when_it_is_free() throws Exception {
        try (AppProcess app = start("?busy_timeout=200")) {
            app.awaitLine("camel-linq is watching");
            try (Connection other = DriverManager.getConnection(work.ledgerUrl());
                    Statement statement = other.createStatement()) {
                statement.execute("BEGIN IMMEDIATE");
                drop("file", FILES);

                assertThat(app.awaitLine("is locked by another program"))
                        .contains("ledger.db", "Close the program that has it open");
                assertThat(app.linesWithin(WATCHED)).as(app::output).isLessThan(MOST_LINES);
                assertThat(work.count(Workplace.INBOX)).isEqualTo(FILES);
                statement.execute("ROLLBACK");
            }
            work.awaitEmptyInbox(app);
        }
        assertDelivered();
    }

    @Test
    void damaged_ledger_is_named_and_nothing_is_sent_until_a_copy_is_back() throws Exception {
        drop("before", FILES);
        try (AppProcess app = start("")) {
            work.awaitEmptyInbox(app);
            app.terminate();
            app.awaitEnd();
        }
        Path ledger = folder.resolve("data/ledger.db");
        Path copy = Files.copy(ledger, folder.resolve("copy.db"));
        try (RandomAccessFile file = new RandomAccessFile(ledger.toFile(), "rw")) {
            // Behind the first page, which says that it is SQLite.
            byte[] garbage = "garbage ".repeat((int) (file.length() - 4096) / 8).getBytes();
            file.seek(4096);
            file.write(garbage);
        }
        drop("after", FILES);

        try (AppProcess app = start("")) {
            assertThat(app.awaitLine("is damaged")).contains("ledger.db", "restore a copy");
            if (app.isAlive()) {
                assertThat(app.linesWithin(WATCHED)).as(app::output).isLessThan(MOST_LINES);
            }
        }
        assertThat(work.count(Workplace.INBOX)).isEqualTo(FILES);
        assertThat(sandbox.messages()).hasSize(FILES);

        Files.copy(copy, ledger, StandardCopyOption.REPLACE_EXISTING);
        deliverTheRest();
    }

    private void deliverTheRest() throws Exception {
        try (AppProcess app = start("")) {
            work.awaitEmptyInbox(app);
            app.terminate();
            app.awaitEnd();
        }
        assertDelivered();
    }

    private AppProcess start(String query) {
        Map<String, String> settings = Workplace.settings(sandbox);
        settings.put("LINQ_LEDGER_URL", "jdbc:sqlite:data/ledger.db" + query);
        return AppProcess.start(folder, settings, List.of("-XX:TieredStopAtLevel=1"), "run");
    }

    private void drop(String name, int files) {
        for (int file = 0; file < files; file++) {
            work.drop("+1555123000" + file % 10, name + file + ".txt", name + file);
        }
    }

    private void assertNothingLost() {
        await().until(() -> work.count(Workplace.INBOX) + work.count(Workplace.DONE) == FILES);
    }

    private void assertDelivered() {
        assertThat(work.count(Workplace.DEAD_LETTER)).isZero();
        assertThat(sandbox.messages())
                .extracting(message -> message.attachment().filename())
                .containsExactlyInAnyOrderElementsOf(work.names(Workplace.DONE));
        long posts = sandbox.requests().stream()
                .filter(request -> request.idempotencyKey() != null)
                .count();
        // What was accepted at the moment when the ledger failed is asked once more, with the same key.
        assertThat(posts - sandbox.messages().size()).isLessThanOrEqualTo(WORKERS);
    }
}
