package io.github.camellinq.ledger;

import java.nio.file.Files;
import java.util.Optional;

/** What can be seen of a ledger without working with it. Makes and changes nothing, and stands in nobody's way. */
public final class LedgerLook {

    private LedgerLook() {}

    /** Whether it can be known who runs on a ledger: SQLite has one owner, PostgreSQL any number. */
    public static boolean hasOneOwner(LedgerSettings settings) {
        return settings.url().startsWith(SqliteDatabase.PREFIX);
    }

    /**
     * The process that delivers with a SQLite ledger, such as {@code pid 42}; empty when none does. The owner does not notice
     * that somebody asks.
     */
    public static Optional<String> owner(LedgerSettings settings) {
        return LedgerLock.holder(SqliteDatabase.file(settings));
    }

    /**
     * Looks whether a ledger can be written to. The process that delivers, and cannot, keeps the pause in memory alone.
     *
     * @throws LedgerException when its disk is full or read-only, its server is, or its user may not
     */
    public static void checkWritable(LedgerSettings settings) {
        if (!hasOneOwner(settings)) {
            version(settings);
        } else if (Files.exists(SqliteDatabase.file(settings))) {
            SqliteDatabase.checkRoom(SqliteDatabase.file(settings));
        }
    }

    /**
     * Looks whether {@link JdbcLedger#open} could open a ledger, were it not for an owner.
     *
     * @return the version of its tables; 0 where there is none yet and it can be made
     * @throws LedgerException when it cannot be opened, made or written to, is damaged, or was written by a newer release
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
