package io.github.camellinq.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.github.camellinq.api.Reason;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresLedgerIT extends LedgerContract {
    private static EmbeddedPostgres postgres;
    private static int schemas;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @Override
    LedgerSettings fresh() throws Exception {
        String schema = "ledger" + schemas++;
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA " + schema);
            // Somebody else's table: a ledger may share a schema.
            statement.execute("CREATE TABLE " + schema + ".somebody_elses (id INTEGER)");
        }
        String url = postgres.getJdbcUrl("postgres", "postgres") + "&currentSchema=" + schema;
        return new LedgerSettings(url, null, null, "test", 4);
    }

    /** A network that swallows what is said would else hold all workers up for ever. */
    @Test
    void answer_that_never_comes_is_waited_for_a_minute_or_as_long_as_the_url_says() throws Exception {
        LedgerSettings patient =
                new LedgerSettings(settings.url() + "&socketTimeout=300&tcpKeepAlive=false", null, null, "test", 4);
        try (HikariDataSource ours = PostgresDatabase.pool(settings);
                HikariDataSource theirs = PostgresDatabase.pool(patient);
                Connection one = ours.getConnection();
                Connection other = theirs.getConnection()) {
            assertThat(one.getNetworkTimeout()).isEqualTo(60_000);
            assertThat(other.getNetworkTimeout()).isEqualTo(300_000);
        }
    }

    @Test
    void ledger_that_cannot_be_written_to_is_no_sound_one() throws Exception {
        execute("CREATE USER reader", "CREATE SCHEMA readers", "GRANT ALL ON SCHEMA readers TO reader");
        LedgerSettings readers = new LedgerSettings(url("reader", "readers"));
        LedgerSettings nowhere = new LedgerSettings(url("reader", "nowhere"));
        assertThat(LedgerLook.version(readers)).isZero();
        assertThatThrownBy(() -> LedgerLook.version(nowhere)).hasMessageContaining("has no schema for its tables");
        execute("REVOKE CREATE ON SCHEMA readers FROM reader");
        assertThatThrownBy(() -> LedgerLook.version(readers))
                .hasMessageContaining("its user has no right to CREATE in the schema readers");

        JdbcLedger.open(new LedgerSettings(url("postgres", "readers")), clock).close();
        execute("GRANT SELECT ON ALL TABLES IN SCHEMA readers TO reader");
        assertThatThrownBy(() -> LedgerLook.checkWritable(readers))
                .hasMessageContaining("permission denied for table linq_delivery");
        execute("GRANT UPDATE ON ALL TABLES IN SCHEMA readers TO reader");
        LedgerLook.checkWritable(readers);
        execute("DELETE FROM readers.linq_schema_history WHERE version = '2'");
        assertThatThrownBy(() -> LedgerLook.version(readers))
                .hasMessageContaining("only their owner can bring up to date");
        execute("ALTER ROLE reader SET default_transaction_read_only = on");
        assertThatThrownBy(() -> LedgerLook.checkWritable(readers)).hasMessageContaining("read-only transaction");
        assertThatThrownBy(() -> LedgerLook.version(readers)).hasMessageContaining("read-only transaction");
    }

    private static String url(String user, String schema) {
        return postgres.getJdbcUrl(user, "postgres") + "&currentSchema=" + schema;
    }

    private static void execute(String... statements) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @Test
    void lease_of_a_live_node_holds_for_other_nodes() {
        Claim ours = claim("a");
        clock.pass(STEP);
        try (Ledger other = JdbcLedger.open(settings, clock)) {
            assertThat(((Refusal) other.claim(request("a", Pace.NONE))).cause()).isEqualTo(Refusal.Cause.HELD);
            clock.pass(LEASE);
            Claim theirs = (Claim) other.claim(request("a", Pace.NONE));

            assertThatThrownBy(() -> ledger.sending(ours)).isInstanceOf(LostClaimException.class);
            assertThatThrownBy(() -> ledger.sending(theirs)).isInstanceOf(LostClaimException.class);
            other.sending(theirs);
        }
    }

    /** A lease is renewed beside its visit, which locks the delivery and then its places in the pace. */
    @Test
    void whatever_ends_a_visit_locks_in_the_order_in_which_its_lease_is_renewed() throws Exception {
        List<Consumer<Claim>> ends = List.of(
                claim -> ledger.dead(claim, Reason.EMPTY, RESET),
                claim -> ledger.postponed(claim, now(), RESET, 0),
                claim -> ledger.sendFailed(claim),
                claim -> ledger.gone(claim),
                claim -> ledger.release(claim));
        for (Consumer<Claim> end : ends) {
            Claim claim = paced("item" + ends.indexOf(end), "pair" + ends.indexOf(end));
            try (Connection renewal = DriverManager.getConnection(settings.url());
                    Statement statement = renewal.createStatement()) {
                renewal.setAutoCommit(false);
                statement.execute("UPDATE linq_delivery SET lease_until = lease_until + 1");
                CompletableFuture<Void> ended = CompletableFuture.runAsync(() -> end.accept(claim));
                await().until(PostgresLedgerIT::oneWaitsForAnother);

                statement.execute("UPDATE linq_send SET at = at + 1");

                renewal.commit();
                ended.join();
            }
        }
    }

    @Test
    void what_was_undone_for_the_sake_of_another_is_done_again() throws Exception {
        Claim claim = claim("a");
        try (Connection connection = DriverManager.getConnection(settings.url());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SEQUENCE times");
            // What a sequence gave is not undone.
            statement.execute("CREATE FUNCTION undo() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
                    + " IF nextval('times') < 3 THEN RAISE EXCEPTION 'deadlock detected' USING ERRCODE = '40P01'; END IF;"
                    + " RETURN NEW; END $$");
            statement.execute(
                    "CREATE TRIGGER undo BEFORE UPDATE ON linq_delivery FOR EACH ROW EXECUTE FUNCTION undo()");
        }

        ledger.dead(claim, Reason.EMPTY, RESET);

        assertThat(entry("a").stage()).isEqualTo(Stage.DEAD);
        assertThat(ledger.failures(claim.id())).hasSize(1);
    }

    /** Who waited for the lock of a pair would else count what was there before it waited. */
    @Test
    void transactions_see_what_others_wrote_before_them_whatever_the_default_of_the_database() throws Exception {
        LedgerSettings strict =
                new LedgerSettings(settings.url() + "&options=-c%20default_transaction_isolation=serializable");
        try (HikariDataSource pool = PostgresDatabase.pool(strict);
                Connection connection = pool.getConnection()) {
            assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
        }
    }

    private static boolean oneWaitsForAnother() throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT EXISTS (SELECT 1 FROM pg_locks WHERE NOT granted)")) {
            return row.next() && row.getBoolean(1);
        }
    }

    @Test
    void each_of_many_items_is_claimed_by_one_of_two_nodes() throws Exception {
        AtomicInteger won = new AtomicInteger();
        try (Ledger other = JdbcLedger.open(settings, clock)) {
            List<Callable<Void>> tasks = new ArrayList<>();
            for (Ledger node : List.of(ledger, other, ledger, other)) {
                tasks.add(() -> {
                    for (int i = 0; i < 500; i++) {
                        if (node.claim(request("file" + i, Pace.NONE)) instanceof Claim) {
                            won.incrementAndGet();
                        }
                    }
                    return null;
                });
            }
            run(tasks);
        }
        assertThat(won).hasValue(500);
    }

    @Test
    void nodes_that_start_together_make_the_tables_once() throws Exception {
        LedgerSettings empty = fresh();
        List<Callable<Void>> tasks = new ArrayList<>();
        for (int node = 0; node < 3; node++) {
            tasks.add(() -> {
                JdbcLedger.open(empty, clock).close();
                return null;
            });
        }
        run(tasks);
    }
}
