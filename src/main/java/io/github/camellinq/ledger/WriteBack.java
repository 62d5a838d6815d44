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
 * Writes SQLite's log back into its file, on a connection and in a thread of its own. SQLite would do it within a commit, and
 * all who have something to commit would wait for the disk, some 50 ms each time.
 *
 * <p>The log can begin anew only when all of it is written back. So the little that was added meanwhile follows while nobody
 * writes, which is told by {@code rest}.
 */
final class WriteBack implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WriteBack.class);

    /** Answers with 1 where something else is at it, else 0; how many pages are in the log; how many of them are written back. */
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

    /** What is to be done when nobody writes. */
    interface Rest {
        void run(Work<Void> work) throws SQLException;
    }

    /** @param after how many statements there are from one time to the next */
    WriteBack(LedgerSettings settings, int after, Opening opening, Rest rest) {
        this.settings = settings;
        this.after = after;
        this.opening = opening;
        this.rest = rest;
        // None while there is little to do, and never two: whoever comes while one runs is not needed.
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
     * Something was committed. For one thread at a time; waits for nothing.
     *
     * @param statements how many there were so far
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
            // Nothing is lost: it stays in the log, and SQLite itself tries when that is much longer.
            LOG.warn(
                    "The log of the ledger could not be written back into its file; it grows until that succeeds. {}",
                    SqlFaults.explain(settings, e).getMessage());
        }
    }

    private static void checkpoint(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet pages = statement.executeQuery(CHECKPOINT)) {
            LOG.debug("{} of {} pages of the log are written back", pages.getInt(3), pages.getInt(2));
        }
    }

    /** Waits for what is being written back. */
    @Override
    public synchronized void close() throws SQLException {
        closed = true;
        thread.shutdown();
        if (connection != null) {
            connection.close();
        }
    }
}
