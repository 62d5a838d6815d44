package io.github.camellinq.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import org.postgresql.Driver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A pool of connections to a PostgreSQL that several nodes share. */
final class PostgresDatabase implements Database {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresDatabase.class);

    static final String PREFIX = "jdbc:postgresql:";

    /** A failure to serialize, and a deadlock. */
    private static final Set<String> UNDONE = Set.of("40001", "40P01");

    private static final int MOST_TRIES = 5;

    private final LedgerSettings settings;
    private final HikariDataSource pool;

    private PostgresDatabase(LedgerSettings settings, HikariDataSource pool) {
        this.settings = settings;
        this.pool = pool;
    }

    /** For the one that delivers, and waits for PostgreSQL as long as that can help. */
    static PostgresDatabase open(LedgerSettings settings) {
        return open(settings, PostgresDatabase::pool);
    }

    /** For those who look: a person, or a health check, wants to hear soon that PostgreSQL is silent. */
    static PostgresDatabase visit(LedgerSettings settings) {
        return open(settings, PostgresDatabase::hastyPool);
    }

    private static PostgresDatabase open(
            LedgerSettings settings, Function<LedgerSettings, HikariDataSource> connecting) {
        Dependencies.require("org.postgresql.Driver", "org.postgresql:postgresql");
        Dependencies.require("com.zaxxer.hikari.HikariDataSource", "com.zaxxer:HikariCP");
        checkUrl(settings);
        try {
            return new PostgresDatabase(settings, connecting.apply(settings));
        } catch (RuntimeException e) {
            throw new LedgerException(
                    "The ledger " + settings.place() + " cannot be reached: "
                            + (e.getCause() == null ? e : e.getCause()).getMessage(),
                    e);
        }
    }

    /** Before the driver or the pool can say it, who would repeat the whole address with its password. */
    private static void checkUrl(LedgerSettings settings) {
        String place = "The ledger " + settings.place();
        LedgerUrl.fault(settings.url()).ifPresent(why -> {
            throw new LedgerException(place + why);
        });
        if (Driver.parseURL(settings.url(), new Properties()) == null) {
            throw new LedgerException(place + " is no address that PostgreSQL's driver understands:"
                    + " write jdbc:postgresql://<host>:<port>/<database>?user=…&password=…");
        }
    }

    /** What its URL says of time limits is taken; by default an answer that never comes is no answer after a minute. */
    static HikariDataSource pool(LedgerSettings settings) {
        HikariConfig config = config(settings);
        config.addDataSourceProperty("socketTimeout", "60");
        return new HikariDataSource(config);
    }

    /** The same, where a login of five seconds and an answer after ten are none. */
    static HikariDataSource hastyPool(LedgerSettings settings) {
        HikariConfig config = config(settings);
        config.addDataSourceProperty("loginTimeout", "5");
        config.addDataSourceProperty("socketTimeout", "10");
        return new HikariDataSource(config);
    }

    private static HikariConfig config(LedgerSettings settings) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("linq-ledger");
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(settings.connections());
        config.setConnectionTimeout(10_000);
        // Whatever the database's default is: who waited for a lock must see what was written meanwhile.
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        return config;
    }

    @Override
    public <T> T once(Work<T> work) {
        return run(connection -> {
            try (Session session = new Session(connection)) {
                return work.run(session);
            }
        });
    }

    @Override
    public <T> T together(Work<T> work) {
        return run(connection -> {
            connection.setAutoCommit(false);
            try (Session session = new Session(connection)) {
                // Not committed: the pool rolls back and sets the connection right when it is given back.
                T result = work.run(session);
                connection.commit();
                return result;
            }
        });
    }

    /** What PostgreSQL undid for another's sake is no failure: it is run again. */
    private <T> T run(Transaction<T> transaction) {
        for (int tries = 1; ; tries++) {
            try (Connection connection = pool.getConnection()) {
                return transaction.on(connection);
            } catch (SQLException e) {
                if (tries == MOST_TRIES || !UNDONE.contains(String.valueOf(e.getSQLState()))) {
                    throw SqlFaults.explain(settings, e);
                }
                LOG.debug("Undone for another's sake, and run again", e);
            }
        }
    }

    /** What is done on a connection of its own. */
    private interface Transaction<T> {
        T on(Connection connection) throws SQLException;
    }

    @Override
    public void later(Work<?> work) {
        try {
            once(work);
        } catch (LostClaimException e) {
            LOG.debug("A late write came too late", e);
        }
    }

    @Override
    public void lockPairs(Session session, Iterable<String> pairs) throws SQLException {
        for (String pair : pairs) {
            session.first("SELECT pg_advisory_xact_lock(hashtextextended(?, 5466728))", row -> null, pair);
        }
    }

    @Override
    public boolean shared() {
        return true;
    }

    @Override
    public void close() {
        pool.close();
    }
}
