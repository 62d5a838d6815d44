package io.github.camellinq.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** Reads rows of {@code linq_delivery}. */
final class Rows {
    static final String COLUMNS =
            "id, item, version, recipient, idempotency_key, name, size, media_type, sha256, stage,"
                    + " attachment_id, message_id, chat_id, visits, attempts, send_attempts, sends_unknown, due_at, reason, last_error,"
                    + " received_at, visited_at, failed_at, uploaded_at, sent_at, dead_at, archived_at, attachment_deleted_at";

    /** The number of {@link #COLUMNS}; a query that selects more columns finds them behind these. */
    static final int COUNT = 28;

    private Rows() {}

    static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getLong(1),
                new Key(row.getString(2), row.getString(3), row.getString(4)),
                row.getString(5),
                new Fingerprint(row.getString(9), row.getLong(7), row.getString(6), row.getString(8)),
                Stage.valueOf(row.getString(10)),
                row.getString(11),
                row.getString(12),
                row.getString(13),
                row.getInt(14),
                row.getInt(15),
                row.getInt(16),
                row.getInt(17) > 0,
                Instant.ofEpochMilli(row.getLong(18)),
                row.getString(19),
                row.getString(20),
                new Entry.Times(
                        time(row, 21),
                        time(row, 22),
                        time(row, 23),
                        time(row, 24),
                        time(row, 25),
                        time(row, 26),
                        time(row, 27),
                        time(row, 28)));
    }

    private static Instant time(ResultSet row, int column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }
}
