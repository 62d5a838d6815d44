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

/** A pool of connections to a PostgreSQL database that several nodes may share. */
final class PostgresDatabase implements Database {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresDatabase.class);

    static final String PREFIX = "jdbc:postgresql:";

    /** The states of a serialization failure and a deadlock. */
    private static final Set<String> UNDONE = Set.of("40001", "40P01");

    private static final int MOST_TRIES = 5;

    private final LedgerSettings settings;
    private final HikariDataSource pool;

    private PostgresDatabase(LedgerSettings settings, HikariDataSource pool) {
        this.settings = settings;
        this.pool = pool;
    }

    /** For a process that delivers: waits up to a minute for an answer of PostgreSQL, unless the URL gives another limit. */
    static PostgresDatabase open(LedgerSettings settings) {
        return open(settings, PostgresDatabase::pool);
    }

    /** For queries of a person or a health check, who should learn soon that PostgreSQL does not answer. */
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

    /** Reports a wrong URL before the driver or the pool does, which would repeat the whole URL with its password. */
    private static void checkUrl(LedgerSettings settings) {
        String place = "The ledger " + settings.place();
        LedgerUrl.fault(settings.url()).ifPresent(why -> {
            throw new LedgerException(place + why);
        });
        if (Driver.parseURL(settings.url(), new Properties()) == null) {
            throw new LedgerException(place + " is not a URL that PostgreSQL's driver understands:"
                    + " write jdbc:postgresql://<host>:<port>/<database>?user=…&password=…");
        }
    }

    /** Gives up on an answer after 60 seconds, unless the URL gives another limit. */
    static HikariDataSource pool(LedgerSettings settings) {
        HikariConfig config = config(settings);
        config.addDataSourceProperty("socketTimeout", "60");
        return new HikariDataSource(config);
    }

    /** Gives up on a login after 5 seconds and on an answer after 10, unless the URL gives other limits. */
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
        // Whatever the database's default: after a wait for a lock, a transaction must see what was written meanwhile.
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
                // Without a commit, the pool rolls back and resets the connection when it is returned.
                T result = work.run(session);
                connection.commit();
                return result;
            }
        });
    }

    /** Runs a transaction again that PostgreSQL rolled back in favour of another one, {@link #MOST_TRIES} times at most. */
    private <T> T run(Transaction<T> transaction) {
        for (int tries = 1; ; tries++) {
            try (Connection connection = pool.getConnection()) {
                return transaction.on(connection);
            } catch (SQLException e) {
                if (tries == MOST_TRIES || !UNDONE.contains(String.valueOf(e.getSQLState()))) {
                    throw SqlFaults.explain(settings, e);
                }
                LOG.debug("PostgreSQL rolled a transaction back in favour of another one; running it again", e);
            }
        }
    }

    /** Something to do on a connection. */
    private interface Transaction<T> {
        T on(Connection connection) throws SQLException;
    }

    @Override
    public void later(Work<?> work) {
        try {
            once(work);
        } catch (LostClaimException e) {
            LOG.debug("A postponed write is dropped, as its claim was lost", e);
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
