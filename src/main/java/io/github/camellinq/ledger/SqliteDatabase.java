package io.github.camellinq.ledger;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.JDBC;
import org.sqlite.SQLiteException;

/** One connection to a SQLite file. One thread uses it at a time, as SQLite has one writer; statements stay prepared. */
final class SqliteDatabase implements Database {
    static final String PREFIX = "jdbc:sqlite:";

    /** A statement changes about one page, however many share a commit, so the log beside the file grows to about 60 MB. */
    private static final int WRITE_BACK_AFTER_STATEMENTS = 15_000;

    /** In pages of 4 KB. From then on SQLite itself writes the log back, in case {@link WriteBack} cannot. */
    private static final int CHECKPOINT_AFTER = 32_000;

    /** In bytes: a commit of about ten deliveries. */
    private static final long LEAST_ROOM = 128 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(SqliteDatabase.class);

    private final LedgerSettings settings;
    private final Connection connection;
    private final Session session;
    private final GroupCommit commits = new GroupCommit(new OnThisConnection());
    private final Queue<Work<?>> late = new ConcurrentLinkedQueue<>();
    private final WriteBack writeBack;
    private final OpenedFile opened;

    private SqliteDatabase(LedgerSettings settings, Connection connection) {
        this.settings = settings;
        this.opened = new OpenedFile(file(settings));
        this.connection = connection;
        this.session = new Session(connection);
        this.writeBack = new WriteBack(settings, WRITE_BACK_AFTER_STATEMENTS, this::another, this::whileNobodyWrites);
    }

    /**
     * The file that the URL names.
     *
     * @throws LedgerException when it names none
     */
    static Path file(LedgerSettings settings) {
        return LedgerUrl.file(settings.url())
                .orElseThrow(() -> new LedgerException("The ledger " + settings.place()
                        + " is not a file, and a ledger must survive a restart. Write jdbc:sqlite:<file>,"
                        + " for example jdbc:sqlite:data/ledger.db"));
    }

    static void makeFolder(Path file) {
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException e) {
            throw new LedgerException("The folder of the ledger " + file + " cannot be created: " + e, e);
        }
    }

    /**
     * Whether the file exists.
     *
     * @throws LedgerException when this process's user may not read and write the file and its lock file, or could not create
     *     them
     */
    static boolean mayOpen(Path file) {
        LedgerLock.checkRights(file);
        boolean there = Files.exists(file);
        Path place = there ? file : file.getParent();
        while (!Files.exists(place) && place.getParent() != null) {
            place = place.getParent();
        }
        if (!there && !Files.isDirectory(place)) {
            throw new LedgerException("The ledger " + file + " cannot be created: " + place
                    + " is not a folder. Move it away, or name another file for the ledger");
        }
        boolean folder = there ? Files.isWritable(file.getParent()) : Files.isExecutable(place);
        if (!folder || !Files.isReadable(place) || !Files.isWritable(place)) {
            Path denied = there && !folder ? file.getParent() : place;
            throw new LedgerException("The ledger " + file + " cannot be " + (there ? "written" : "created")
                    + ": this process's user lacks the right to read or write " + denied
                    + ". Grant it, or name another file for the ledger");
        }
        return there;
    }

    /**
     * Checks, without writing, that the file can still grow.
     *
     * @throws LedgerException when the file's disk is full or read-only
     */
    static void checkRoom(Path file) {
        try {
            FileStore disk = Files.getFileStore(file);
            if (disk.isReadOnly()) {
                throw new LedgerException("The ledger " + file
                        + " cannot be written: its disk is read-only. Mount it writable, or name another file");
            }
            if (Disks.isFull(file, LEAST_ROOM)) {
                throw new LedgerException("The ledger " + file + " cannot grow: its disk is full. Make room");
            }
        } catch (IOException e) {
            throw new LedgerException("The disk of the ledger " + file + " cannot be examined: " + e, e);
        }
    }

    static SqliteDatabase open(LedgerSettings settings) {
        Properties pragmas = new Properties();
        pragmas.setProperty("journal_mode", "WAL");
        pragmas.setProperty("synchronous", "NORMAL");
        pragmas.setProperty("busy_timeout", "5000");
        // They are not used, and cost a query after each insert.
        pragmas.setProperty("jdbc.get_generated_keys", "false");
        SqliteLibrary.load(file(settings));
        try {
            // Not with DriverManager, which loads every driver there is, and finds none with some class loaders.
            return new SqliteDatabase(settings, JDBC.createConnection(settings.url(), pragmas)).tuned();
        } catch (SQLException e) {
            throw SqlFaults.explain(settings, e);
        }
    }

    private SqliteDatabase tuned() {
        try {
            once(session -> session.first("PRAGMA wal_autocheckpoint = " + CHECKPOINT_AFTER, row -> row.getInt(1)));
            return this;
        } catch (LedgerException e) {
            close();
            throw e;
        }
    }

    private Connection another() throws SQLException {
        return JDBC.createConnection(settings.url(), new Properties());
    }

    private void whileNobodyWrites(Work<Void> work) throws SQLException {
        commits.exclusively(() -> work.run(session));
    }

    @Override
    public <T> T once(Work<T> work) {
        return run(work, true);
    }

    @Override
    public <T> T together(Work<T> work) {
        return run(work, false);
    }

    private <T> T run(Work<T> work, boolean single) {
        opened.requireSame();
        try {
            return commits.run(work, single);
        } catch (SQLException e) {
            throw SqlFaults.explain(settings, e);
        }
    }

    /** Runs the work within the next transaction, because a separate one would cost more than the work itself. */
    @Override
    public void later(Work<?> work) {
        late.add(work);
    }

    private final class OnThisConnection implements GroupCommit.Transactions {

        @Override
        public <T> T once(Work<T> work) throws SQLException {
            if (!late.isEmpty()) {
                return transaction(work);
            }
            T result = work.run(session);
            writeBack.committed(session.statements());
            return result;
        }

        @Override
        public <T> T together(Work<T> work) throws SQLException {
            return transaction(work);
        }
    }

    private <T> T transaction(Work<T> work) throws SQLException {
        // A transaction that began with a read could be refused its first write, whatever busy_timeout is.
        session.update("BEGIN IMMEDIATE");
        boolean done = false;
        try {
            List<Work<?>> along = List.copyOf(late);
            for (Work<?> one : along) {
                run(one);
            }
            T result = work.run(session);
            session.update("COMMIT");
            done = true;
            writeBack.committed(session.statements());
            // Not earlier, as work that is rolled back must be run again.
            late.removeAll(along);
            return result;
        } finally {
            if (!done) {
                rollback();
            }
        }
    }

    private void run(Work<?> late) throws SQLException {
        try {
            late.run(session);
        } catch (LostClaimException e) {
            LOG.debug("A postponed write is dropped, as its claim was lost", e);
        } catch (SQLiteException e) {
            if (e.getResultCode().name().startsWith("SQLITE_CONSTRAINT")) {
                // Only this write is to blame, not the others in the transaction; SQLite has rolled back no other.
                LOG.warn("The ledger {} rejected a change, which is dropped: {}", settings.place(), e.getMessage());
            } else {
                throw e;
            }
        }
    }

    private void rollback() {
        try {
            session.update("ROLLBACK");
        } catch (SQLException e) {
            // When the disk is full, SQLite has rolled back already. The first failure is the one to report.
            LOG.debug("Nothing to roll back", e);
        }
    }

    @Override
    public void lockPairs(Session session, Iterable<String> pairs) {
        // BEGIN IMMEDIATE has locked everything.
    }

    @Override
    public boolean shared() {
        return false;
    }

    @Override
    public void close() {
        // Closed first, and outside of the exclusive section that its last step needs.
        try {
            try {
                writeBack.close();
            } finally {
                commits.exclusively(this::closeNow);
            }
        } catch (SQLException e) {
            throw SqlFaults.explain(settings, e);
        }
    }

    private void closeNow() throws SQLException {
        try (connection;
                session) {
            if (!late.isEmpty()) {
                transaction(s -> null);
            }
        }
    }
}
