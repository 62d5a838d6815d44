package io.github.camellinq.ledger;

import java.nio.file.Files;
import java.util.Optional;

/** Examines a ledger from outside. Creates and changes nothing, and is safe while another process delivers with the ledger. */
public final class LedgerLook {

    private LedgerLook() {}

    /** Whether a ledger has one owner at a time, so that {@link #owner} can tell it: in SQLite, but not in PostgreSQL. */
    public static boolean hasOneOwner(LedgerSettings settings) {
        return settings.url().startsWith(SqliteDatabase.PREFIX);
    }

    /**
     * The process that delivers with a SQLite ledger, such as {@code pid 42}; empty when none does. Asking does not disturb the
     * owner.
     *
     * @throws LedgerException when its lock file cannot be read
     */
    public static Optional<String> owner(LedgerSettings settings) {
        return LedgerLock.holder(SqliteDatabase.file(settings));
    }

    /**
     * Checks that a ledger is writable. When it is not, the process that delivers keeps its pause in memory only, so that the
     * ledger does not show it.
     *
     * @throws LedgerException when the disk is full or read-only, the server is read-only, or its user may not write
     */
    public static void checkWritable(LedgerSettings settings) {
        if (!hasOneOwner(settings)) {
            version(settings);
        } else if (Files.exists(SqliteDatabase.file(settings))) {
            SqliteDatabase.checkRoom(SqliteDatabase.file(settings));
        }
    }

    /**
     * Checks that {@link JdbcLedger#open} could open a ledger if no other process owned it.
     *
     * @return the version of its tables; 0 when there is no ledger yet and it can be created
     * @throws LedgerException when it cannot be opened, created or written, is damaged, or was written by a newer release
     */
    public static int version(LedgerSettings settings) {
        boolean file = hasOneOwner(settings);
        if (file && !SqliteDatabase.mayOpen(SqliteDatabase.file(settings))) {
            SqliteLibrary.load(SqliteDatabase.file(settings));
            return 0;
        }
        try (Database database = file ? SqliteDatabase.open(settings) : PostgresDatabase.visit(settings)) {
            int version = Migrations.known(database, settings);
            if (!file) {
                PostgresRights.check(database, settings, version);
            }
            return version;
        }
    }
}
