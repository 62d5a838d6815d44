package io.github.camellinq.ledger;

import java.nio.file.Files;
import java.nio.file.Path;
import org.sqlite.SQLiteJDBCLoader;

/**
 * Loads the native library of SQLite's driver, which the driver unpacks into a folder first. After a failed attempt by a
 * connection the driver does not try again, so the library is loaded before any connection is made.
 */
final class SqliteLibrary {
    private static final String FOLDER = "org.sqlite.tmpdir";

    private SqliteLibrary() {}

    /**
     * Loads the library from the temporary folder, or from the ledger's folder when the temporary one is missing, read-only or
     * mounted noexec.
     *
     * @param ledger the file of the ledger, which need not exist
     * @throws LedgerException when the library can be loaded from neither
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
                "The ledger " + ledger + " cannot be opened: SQLite's library cannot be unpacked into "
                        + places
                        + " and loaded from there. Name a folder that is writable and not mounted noexec: java -D"
                        + FOLDER + "=<folder>");
    }

    private static Path existing(Path folder) {
        return Files.exists(folder) || folder.getParent() == null ? folder : existing(folder.getParent());
    }

    private static Path temporary() {
        return Path.of(System.getProperty(FOLDER, System.getProperty("java.io.tmpdir")));
    }

    /** When the library is installed on the system, nothing is unpacked. */
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
            // The driver has logged why.
            return false;
        }
    }
}
