package io.github.camellinq.ledger;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;

/** Purges old deliveries, records which items and attachments are gone, and reopens dead deliveries. */
final class Retention {
    /** How many rows a transaction examines: it holds up deliveries for a few milliseconds. */
    static final int BATCH = 1000;

    private static final String OLD = " FROM linq_delivery WHERE id > ? AND id <= ? AND visited_at < ?"
            + " AND (? = 1 OR attachment_id IS NULL OR attachment_deleted_at IS NOT NULL)";

    private final Database database;
    private final Clock clock;

    Retention(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    void attachmentDeleted(Entry entry) {
        // Deliveries that used the same attachment have the same SHA-256, for which there is an index.
        database.once(session -> session.update(
                "UPDATE linq_delivery SET attachment_deleted_at = ? WHERE attachment_id = ? AND (id = ? OR sha256 = ?)",
                clock.instant(),
                entry.attachmentId(),
                entry.id(),
                entry.file().sha256()));
    }

    void gone(Entry entry) {
        database.once(session -> session.update(
                "UPDATE linq_delivery SET archived_at = ? WHERE id = ? AND visits = ? AND (" + Reports.WAITING + " OR "
                        + Reports.LEFT_BEHIND + ")",
                clock.instant(),
                entry.id(),
                entry.visits()));
    }

    boolean reopen(String item, String version) {
        // A delivery that is being worked on is at another stage, or is not settled yet.
        return database.once(session -> session.update(
                        "UPDATE linq_delivery SET archived_at = NULL WHERE item = ? AND version = ? AND stage = 'DEAD'"
                                + " AND archived_at >= dead_at",
                        item,
                        version))
                > 0;
    }

    long purge(Instant before, boolean alsoUndeleted) {
        database.once(session -> session.update("DELETE FROM linq_send WHERE at < ?", before));
        long last = database.once(session -> session.first("SELECT MAX(id) FROM linq_delivery", row -> row.getLong(1))
                .orElse(0L));
        long purged = 0;
        long from = database.once(session -> session.first("SELECT MIN(id) FROM linq_delivery", row -> row.getLong(1))
                        .orElse(0L))
                - 1;
        for (; from < last; from += BATCH) {
            long first = from;
            purged += database.together(session -> batch(session, first, before, alsoUndeleted));
        }
        return purged;
    }

    private static int batch(Session session, long from, Instant before, boolean alsoUndeleted) throws SQLException {
        Object[] old = {from, from + BATCH, before, alsoUndeleted ? 1 : 0};
        session.update("DELETE FROM linq_failure WHERE delivery IN (SELECT id" + OLD + ")", old);
        return session.update("DELETE" + OLD, old);
    }
}
