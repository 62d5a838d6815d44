package io.github.camellinq.ledger;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

/** Says what a failure of the database means and what to do. */
final class SqlFaults {
    private SqlFaults() {}

    static LedgerException explain(LedgerSettings settings, SQLException fault) {
        String place = "The ledger " + settings.place();
        if (!settings.url().startsWith(SqliteDatabase.PREFIX)) {
            return new LedgerException(place + " failed: " + inOneLine(why(fault)), fault);
        }
        // The low byte of SQLite's extended code is the kind.
        String meaning =
                switch (code(fault) & 0xff) {
                    case 5, 6 -> " is locked by another program. Close what has it open";
                    case 8 -> " may not be written to. Look at the rights of the file and its folder";
                    case 10 ->
                        " cannot be read or written. Look at its disk: whether it is full, over its quota or broken";
                    case 11, 26 ->
                        " is damaged or no SQLite file. Move it away, with its -wal and -shm, and bring back a copy; without one,"
                                + " what was sent and still lies in the inbox is sent again with the same idempotency key";
                    case 13 -> " cannot grow: the disk or its quota is full. Make room";
                    case 14 -> " cannot be opened. Look at the rights of the file and its folder";
                    default -> " failed";
                };
        return new LedgerException(place + meaning + ": " + fault.getMessage(), fault);
    }

    /** Of a connection that cannot be had the pool says for how long it waited; why is in the driver's words. */
    private static Throwable why(SQLException fault) {
        return fault instanceof SQLTransientConnectionException && fault.getCause() instanceof SQLException
                ? fault.getCause()
                : fault;
    }

    /** Of the driver's sentences some end with a full stop, and the server adds lines; whoever repeats them goes on. */
    private static String inOneLine(Throwable fault) {
        return String.valueOf(fault.getMessage()).replaceAll("\\s*\\R\\s*", " ").replaceFirst("\\.$", "");
    }

    /** SQLite's code, which a failure to open a connection has in its cause alone; 0 when there is none. */
    private static int code(SQLException fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException known && known.getErrorCode() != 0) {
                return known.getErrorCode();
            }
        }
        return 0;
    }
}
