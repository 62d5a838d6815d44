package io.github.camellinq.ledger;

import java.nio.file.Files;
import java.nio.file.Path;
import org.sqlite.SQLiteJDBCLoader;

/**
 * The native part of SQLite's driver, which the driver unpacks into a folder to load it. Once it has failed to, the driver does not
 * try again; so it is loaded before any connection is made.
 */
final class SqliteLibrary {
    private static final String FOLDER = "org.sqlite.tmpdir";

    private SqliteLibrary() {}

    /**
     * Loads it from the temporary folder; from the ledger's own, where the temporary one is not there, read-only or may hold no
     * programs.
     *
     * @param ledger the file of the ledger, which need not be there
     * @throws LedgerException when neither is possible
     */
    static synchronized void load(Path ledger) {
        if (mayUnpackInto(temporary()) && loads()) {
            return;
        }
        String places = temporary().toString();
        if (System.getProperty(FOLDER) == null) {
            Path beside = existing(ledger.getParent());
            if (loadsFrom(beside)) {
                return;
            }
            places += " or " + beside;
        }
        throw new LedgerException(
                "The ledger " + ledger + " cannot be opened, as SQLite's library cannot be unpacked into "
                        + places
                        + " and loaded from there. Name a folder that may be written and is not mounted noexec: java -D"
                        + FOLDER + "=<folder>");
    }

    private static Path existing(Path folder) {
        return Files.exists(folder) || folder.getParent() == null ? folder : existing(folder.getParent());
    }

    private static Path temporary() {
        return Path.of(System.getProperty(FOLDER, System.getProperty("java.io.tmpdir")));
    }

    /** Who has the library installed needs no folder to unpack it. */
    private static boolean mayUnpackInto(Path folder) {
        return Files.isWritable(folder) || System.getProperty("org.sqlite.lib.path") != null;
    }

    private static boolean loadsFrom(Path folder) {
        System.setProperty(FOLDER, folder.toString());
        try {
            return loads();
        } finally {
            System.clearProperty(FOLDER);
        }
    }

    private static boolean loads() {
        try {
            return SQLiteJDBCLoader.initialize();
        } catch (Exception e) {
            // The driver has logged what was in the way.
            return false;
        }
    }
}
