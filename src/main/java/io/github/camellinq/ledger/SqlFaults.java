package io.github.camellinq.ledger;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

/** Explains what a failure of the database means and what to do about it. */
final class SqlFaults {
    private SqlFaults() {}

    static LedgerException explain(LedgerSettings settings, SQLException fault) {
        String place = "The ledger " + settings.place();
        if (!settings.url().startsWith(SqliteDatabase.PREFIX)) {
            return new LedgerException(place + " failed: " + inOneLine(why(fault)), fault);
        }
        // The low byte of SQLite's extended code is the primary code.
        String meaning =
                switch (code(fault) & 0xff) {
                    case 5, 6 -> " is locked by another program (%s). Close the program that has it open";
                    case 8 -> " is not writable (%s). Check the rights on the file and its folder";
                    case 10 ->
                        " cannot be read or written (%s). Check whether its disk is full, over its quota or broken";
                    case 11, 26 ->
                        " is damaged, or is not a SQLite file (%s). Move it away, together with its -wal and -shm files, and"
                                + " restore a copy; without one, files that were sent and still lie in the inbox are sent again"
                                + " with the same idempotency key";
                    case 13 -> " cannot grow, as its disk or quota is full (%s). Make room";
                    case 14 -> " cannot be opened (%s). Check the rights on the file and its folder";
                    default -> " failed: %s";
                };
        return new LedgerException(place + meaning.formatted(fault.getMessage()), fault);
    }

    /** When no connection is available, the pool says only how long it waited. The driver's exception, its cause, says why. */
    private static Throwable why(SQLException fault) {
        return fault instanceof SQLTransientConnectionException && fault.getCause() instanceof SQLException
                ? fault.getCause()
                : fault;
    }

    /** The message as one line without a full stop, so that a sentence can continue after it. */
    private static String inOneLine(Throwable fault) {
        return String.valueOf(fault.getMessage()).replaceAll("\\s*\\R\\s*", " ").replaceFirst("\\.$", "");
    }

    /** SQLite's code, which only the cause has when a connection cannot be opened; 0 when there is none. */
    private static int code(SQLException fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException known && known.getErrorCode() != 0) {
                return known.getErrorCode();
            }
        }
        return 0;
    }
}
