package io.github.camellinq.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.JDBC;

class WriteBackTest {
    private static final int WRITES = 40_000;
    private static final int PAGE = 4096;

    @TempDir
    Path folder;

    private LedgerSettings settings;
    private SqliteDatabase database;

    @BeforeEach
    void open() {
        settings = new LedgerSettings("jdbc:sqlite:" + folder.resolve("ledger.db"));
        database = SqliteDatabase.open(settings);
        database.once(session -> session.update("CREATE TABLE note (writer INTEGER, number INTEGER, words TEXT)"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void the_log_begins_anew_while_everybody_writes() throws Exception {
        writeAll();

        // Each write is a commit, which is one page of the log at least.
        assertThat(Files.size(folder.resolve("ledger.db-wal"))).isLessThan((long) WRITES * PAGE / 2);
        assertThat(count(database)).isEqualTo(WRITES);
    }

    @Test
    void few_commits_of_much_count_as_much() throws Exception {
        int before = beginnings();
        for (int commit = 0; commit < 16; commit++) {
            database.together(session -> {
                for (int number = 0; number < 1000; number++) {
                    session.update("INSERT INTO note VALUES (?, ?, ?)", 0, number, "w".repeat(PAGE - 500));
                }
                return null;
            });
        }

        // A log that is written back begins anew with the next write; SQLite itself would wait for twice as many pages.
        await().atMost(Duration.ofSeconds(10)).until(() -> {
            write(1, 0);
            return beginnings() > before;
        });
    }

    /** How often the log began anew, as its head says (sqlite.org/fileformat.html#the_write_ahead_log). */
    private int beginnings() throws IOException {
        try (InputStream log = Files.newInputStream(folder.resolve("ledger.db-wal"))) {
            return ByteBuffer.wrap(log.readNBytes(16)).getInt(12);
        }
    }

    @Test
    void a_ledger_is_closed_in_the_middle_of_it() throws Exception {
        for (int round = 1; round <= 5; round++) {
            int until = round * 2000;
            for (int number = until - 2000; number < until; number++) {
                write(0, number);
            }
            database.close();
            assertThat(folder.resolve("ledger.db-wal")).doesNotExist();
            database = SqliteDatabase.open(settings);
            assertThat(count(database)).isEqualTo(until);
        }
    }

    @Test
    void one_failure_is_not_the_last_attempt() throws Exception {
        AtomicInteger openings = new AtomicInteger();
        AtomicInteger rests = new AtomicInteger();
        AtomicInteger statements = new AtomicInteger();
        try (WriteBack writeBack =
                new WriteBack(settings, 1, () -> failFirst(openings), work -> rests.incrementAndGet())) {
            await().atMost(Duration.ofSeconds(10)).until(() -> {
                writeBack.committed(statements.incrementAndGet());
                return rests.get() > 1;
            });
        }
        // The connection that was opened is kept.
        assertThat(openings).hasValue(2);
    }

    private Connection failFirst(AtomicInteger openings) throws SQLException {
        if (openings.incrementAndGet() == 1) {
            throw new SQLException("no connection today");
        }
        return JDBC.createConnection(settings.url(), new Properties());
    }

    @Test
    void nothing_is_done_after_the_close() throws Exception {
        AtomicInteger openings = new AtomicInteger();
        WriteBack writeBack = new WriteBack(settings, 1, () -> failFirst(openings), work -> {});
        writeBack.close();

        writeBack.committed(1);

        assertThat(openings).hasValue(0);
    }

    private void writeAll() throws Exception {
        ExecutorService writers = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int writer = 0; writer < 4; writer++) {
                int mine = writer;
                all.add(writers.submit(() -> {
                    for (int number = 0; number < WRITES / 4; number++) {
                        write(mine, number);
                    }
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            writers.shutdownNow();
        }
    }

    private void write(int writer, int number) {
        database.once(session ->
                session.update("INSERT INTO note VALUES (?, ?, ?)", writer, number, "some words of no interest"));
    }

    private static int count(SqliteDatabase database) {
        return database.once(session -> session.first("SELECT count(*) FROM note", row -> row.getInt(1)))
                .orElseThrow();
    }
}
