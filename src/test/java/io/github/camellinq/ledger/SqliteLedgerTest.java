package io.github.camellinq.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteLedgerTest extends LedgerContract {
    @TempDir
    Path folder;

    private Path file;
    private int ledgers;

    @Override
    LedgerSettings fresh() {
        file = folder.resolve("a folder/that/is new/ledger" + (ledgers++ == 0 ? "" : ledgers) + ".db");
        return new LedgerSettings("jdbc:sqlite:" + file);
    }

    @Test
    void second_owner_is_refused_and_the_first_stays_the_owner() throws Exception {
        Path lock = file.resolveSibling("ledger.db.lock");

        assertThatThrownBy(() -> JdbcLedger.open(settings, clock))
                .isInstanceOf(LedgerException.class)
                .hasMessageContainingAll(file.toString(), lock.toString(), "Stop that process");

        assertThat(LockProbe.run(lock)).isEqualTo(3);
        assertThat(lock).hasContent("pid " + ProcessHandle.current().pid());
        ledger.close();
        assertThat(LockProbe.run(lock)).isZero();
        ledger = JdbcLedger.open(settings, clock);
    }

    @Test
    void file_that_is_removed_or_replaced_while_it_is_open_takes_nothing_more_until_it_is_back() throws IOException {
        Path away = Files.move(file, file.resolveSibling("away.db"));

        await().untilAsserted(() -> assertThatThrownBy(ledger::paused)
                .isInstanceOf(LedgerException.class)
                .hasMessageContainingAll(file.toString(), "was removed or replaced", "restart this process"));
        Files.copy(away, file);
        assertThatThrownBy(() -> ask("a")).hasMessageContaining("was removed or replaced");

        Files.move(away, file, StandardCopyOption.REPLACE_EXISTING);
        await().ignoreExceptionsInstanceOf(LedgerException.class).until(() -> ask("a") instanceof Claim);
    }

    @Test
    void owner_is_seen_and_stays_the_owner() throws Exception {
        Path lock = file.resolveSibling("ledger.db.lock");
        assertThat(LedgerLook.owner(settings))
                .contains("pid " + ProcessHandle.current().pid());
        assertThat(LockProbe.run(lock)).isEqualTo(3);

        ledger.close();
        assertThat(LedgerLook.owner(settings)).isEmpty();
        ledger = JdbcLedger.open(settings, clock);
        assertThat(LockProbe.run(lock)).isEqualTo(3);
    }

    @Test
    void end_of_a_visit_is_written_with_what_comes_next_or_at_the_close() {
        Claim lost = claim("lost");
        ledger.release(lost);
        claimAfterStep("lost");
        try (Ledger guest = JdbcLedger.visit(settings, clock)) {
            deliver("a");
            assertThat(archived(guest, "a")).isNull();
            // What fails is rolled back, and with it what went along: that is tried again.
            assertThatThrownBy(() -> ledger.sending(lost)).isInstanceOf(LostClaimException.class);
            assertThat(archived(guest, "a")).isNull();

            ledger.paused();
            assertThat(archived(guest, "a")).isEqualTo(clock.instant());

            deliver("b");
            assertThat(archived(guest, "b")).isNull();
            ledger.close();
            assertThat(archived(guest, "b")).isEqualTo(clock.instant());
        }
        ledger = JdbcLedger.open(settings, clock);
    }

    @Test
    void an_upload_that_cannot_be_written_is_no_other_deliverys_fault() {
        Claim odd = claim("odd");
        Claim other = claim("other");
        ledger.uploaded(odd, "att", new Fingerprint("abc", 3, null, "image/png"));
        ledger.uploaded(other, "att", PICTURE);

        ledger.sending(other);

        assertThat(entry("other").attachmentId()).isEqualTo("att");
        assertThat(entry("odd").stage()).isEqualTo(Stage.RECEIVED);
    }

    /** As on a full disk, where the row itself still fits in memory. */
    @Test
    void a_claim_whose_commit_fails_is_none() throws SQLException {
        ledger.close();
        settings = new LedgerSettings(settings.url() + "?foreign_keys=true");
        ledger = JdbcLedger.open(settings, clock);
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = other.createStatement()) {
            statement.execute("CREATE TABLE missing (id INTEGER PRIMARY KEY)");
            statement.execute("CREATE TABLE late (id INTEGER REFERENCES missing DEFERRABLE INITIALLY DEFERRED)");
            statement.execute("CREATE TRIGGER fails_at_commit AFTER INSERT ON linq_delivery BEGIN"
                    + " INSERT INTO late VALUES (1); END");

            assertThatThrownBy(() -> ask("a")).isInstanceOf(LedgerException.class);
            assertThat(ledger.find("a")).isEmpty();

            statement.execute("DROP TRIGGER fails_at_commit");
            assertThat(ask("a")).isInstanceOf(Claim.class);
        }
    }

    private static Instant archived(Ledger ledger, String item) {
        return ledger.find(item).get(0).times().archived();
    }

    @Test
    void a_guest_makes_neither_folder_nor_file() {
        LedgerSettings nothing = new LedgerSettings("jdbc:sqlite:" + folder.resolve("nowhere/ledger.db"));

        assertThatThrownBy(() -> JdbcLedger.visit(nothing, clock)).isInstanceOf(MissingLedgerException.class);

        assertThat(LedgerLook.owner(nothing)).isEmpty();
        assertThat(folder.resolve("nowhere")).doesNotExist();
    }

    @Test
    void a_guest_leaves_tables_of_an_older_release_to_the_owner() throws SQLException {
        try (Connection other = DriverManager.getConnection(settings.url());
                Statement statement = other.createStatement()) {
            statement.execute("UPDATE linq_schema_history SET version = '-1'");

            assertThatThrownBy(() -> JdbcLedger.visit(settings, clock)).hasMessageContaining("brings them up to date");
        }
    }

    @Test
    void tables_are_made_beside_a_history_that_flyway_began() throws Exception {
        LedgerSettings begun = fresh();
        Files.createDirectories(file.getParent());
        try (Connection other = DriverManager.getConnection(begun.url());
                Statement statement = other.createStatement()) {
            statement.execute(
                    "CREATE TABLE linq_schema_history (installed_rank INT NOT NULL PRIMARY KEY, version VARCHAR(50),"
                            + " description VARCHAR(200) NOT NULL, type VARCHAR(20) NOT NULL, script VARCHAR(1000) NOT NULL,"
                            + " checksum INT, installed_by VARCHAR(100) NOT NULL,"
                            + " installed_on TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now')),"
                            + " execution_time INT NOT NULL, success BOOLEAN NOT NULL)");
            statement.execute(
                    "INSERT INTO linq_schema_history VALUES"
                            + " (1, '0', '<< Flyway Baseline >>', 'BASELINE', '<< Flyway Baseline >>', NULL, '', '2026-11-01', 0, 1)");
        }

        try (Ledger opened = JdbcLedger.open(begun, clock)) {
            assertThat(opened.counts()).hasSize(Stage.values().length);
        }
        try (Ledger again = JdbcLedger.open(begun, clock)) {
            assertThat(again.underWay()).isZero();
        }
    }

    @Test
    void claims_of_an_earlier_owner_are_void() {
        claim("a");
        Claim held = (Claim) ledger.claim(request("b", new Pace(List.of("p"), 1, LEASE)));
        clock.pass(STEP);
        reopen();

        assertThat(claim("a").fence()).isEqualTo(2);
        assertThatThrownBy(() -> ledger.sending(held)).isInstanceOf(LostClaimException.class);
        assertThat(ledger.claim(request("c", new Pace(List.of("p"), 1, LEASE)))).isInstanceOf(Claim.class);
    }

    @Test
    void wal_with_normal_synchronisation_is_used() throws SQLException {
        try (Connection other = DriverManager.getConnection(settings.url());
                Statement statement = other.createStatement()) {
            assertThat(statement.executeQuery("PRAGMA journal_mode").getString(1))
                    .isEqualTo("wal");
        }
        SqliteDatabase database = SqliteDatabase.open(settings);
        int synchronous = database.once(session ->
                session.first("PRAGMA synchronous", row -> row.getInt(1)).orElseThrow());
        database.close();
        assertThat(synchronous).isEqualTo(1);
    }

    @Test
    void damaged_file_is_said_to_be_damaged() throws IOException {
        ledger.close();
        Files.writeString(file, "this is no database".repeat(1000));

        assertThatThrownBy(() -> JdbcLedger.open(settings, clock))
                .isInstanceOf(LedgerException.class)
                .hasMessageContainingAll(file.toString(), "damaged", "Move it away");
        // The lock was given back, and a new file is welcome.
        try {
            Files.delete(file);
        } finally {
            ledger = JdbcLedger.open(settings, clock);
        }
    }

    @Test
    void full_disk_is_said_to_be_full_and_loses_nothing() {
        ledger.close();
        settings = new LedgerSettings(settings.url() + "?max_page_count=40");
        ledger = JdbcLedger.open(settings, clock);
        int[] written = {0};

        assertThatThrownBy(() -> {
                    for (; written[0] < 10_000; written[0]++) {
                        claim("file" + written[0]);
                    }
                })
                .isInstanceOf(LedgerException.class)
                .hasMessageContainingAll(file.toString(), "full", "Make room");

        assertThat(written[0]).isPositive();
        assertThat(ledger.counts()).containsEntry(Stage.RECEIVED, (long) written[0]);
        assertThatThrownBy(() -> claim("still no room")).hasMessageContaining("Make room");
        clock.pass(LEASE);
        assertThat(ledger.purge(clock.instant(), true)).isEqualTo(written[0]);
        claim("with room again");
    }

    @Test
    void locked_file_is_said_to_be_locked() throws SQLException {
        ledger.close();
        settings = new LedgerSettings("jdbc:sqlite:" + file + "?busy_timeout=1");
        ledger = JdbcLedger.open(settings, clock);
        try (Connection other = DriverManager.getConnection(settings.url());
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");

            assertThatThrownBy(() -> claim("a"))
                    .isInstanceOf(LedgerException.class)
                    .hasMessageContainingAll(file.toString(), "locked by another program");
            statement.execute("COMMIT");
        }
        claim("a");
    }

    @Test
    void tables_of_a_newer_release_are_left_alone() throws SQLException {
        ledger.close();
        try (Connection other = DriverManager.getConnection(settings.url());
                Statement statement = other.createStatement()) {
            statement.execute("UPDATE linq_schema_history SET version = '99'");

            assertThatThrownBy(() -> JdbcLedger.open(settings, clock)).hasMessageContainingAll("version 99", "newer");
            statement.execute("UPDATE linq_schema_history SET version = '" + Migrations.CURRENT + "'");
        }
        ledger = JdbcLedger.open(settings, clock);
    }
}
