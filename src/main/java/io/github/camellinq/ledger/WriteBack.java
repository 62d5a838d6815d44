package io.github.camellinq.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes SQLite's log back into its file, on a separate connection and thread. Otherwise SQLite would do so within a commit, and
 * all commits would wait for the disk, about 50 ms each time.
 *
 * <p>SQLite can start the log again from its beginning only when all of it has been written back. The little that was added
 * meanwhile is therefore written back in {@code rest}, while nobody writes.
 */
final class WriteBack implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WriteBack.class);

    /**
     * Returns whether another checkpoint was in the way (1 or 0), the pages in the log, and how many of them are written back.
     */
    private static final String CHECKPOINT = "PRAGMA wal_checkpoint(PASSIVE)";

    private final LedgerSettings settings;
    private final int after;
    private final Opening opening;
    private final Rest rest;
    private final ExecutorService thread;
    private long begun;
    private Connection connection;
    private boolean closed;

    /** Opens a connection to the same file. */
    interface Opening {
        Connection open() throws SQLException;
    }

    /** Runs work while nobody writes. */
    interface Rest {
        void run(Work<Void> work) throws SQLException;
    }

    /** @param after how many statements are run from one write-back to the next */
    WriteBack(LedgerSettings settings, int after, Opening opening, Rest rest) {
        this.settings = settings;
        this.after = after;
        this.opening = opening;
        this.rest = rest;
        // No thread while there is little to do, and never two: a write-back that is due while one runs is dropped.
        this.thread = new ThreadPoolExecutor(
                0,
                1,
                10,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                WriteBack::thread,
                new ThreadPoolExecutor.DiscardPolicy());
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "linq-ledger-write-back");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * To be called after each commit, by one thread at a time. Returns without waiting.
     *
     * @param statements how many statements have been run so far
     */
    void committed(long statements) {
        if (statements - begun >= after) {
            begun = statements;
            thread.execute(this::run);
        }
    }

    private synchronized void run() {
        if (closed) {
            return;
        }
        try {
            if (connection == null) {
                connection = opening.open();
            }
            checkpoint(connection);
            rest.run(session -> {
                session.first(CHECKPOINT, row -> row.getInt(1));
                return null;
            });
        } catch (SQLException e) {
            // Nothing is lost: the pages stay in the log, and SQLite itself writes it back once it is much longer.
            LOG.warn(
                    "The write-ahead log of the ledger could not be written back into its file, and grows until that succeeds: {}",
                    SqlFaults.explain(settings, e).getMessage());
        }
    }

    private static void checkpoint(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet pages = statement.executeQuery(CHECKPOINT)) {
            LOG.debug("{} of {} pages of the log have been written back", pages.getInt(3), pages.getInt(2));
        }
    }

    /** Waits for a write-back that is running. */
    @Override
    public synchronized void close() throws SQLException {
        closed = true;
        thread.shutdown();
        if (connection != null) {
            connection.close();
        }
    }
}
