package io.github.camellinq.ledger;

import io.github.camellinq.api.Reason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers the queries of people and of the intake. Changes nothing. */
final class Reports {
    private static final String SELECT = "SELECT " + Rows.COLUMNS + " FROM linq_delivery ";

    /** How many items one query asks for: it holds up deliveries for a millisecond or two. */
    private static final int SOME = 250;

    private static final String SETTLED =
            "SELECT item, version, stage, archived_at FROM linq_delivery WHERE item IN (?" + ", ?".repeat(SOME - 1)
                    + ") AND archived_at IS NOT NULL AND (stage = 'SENT' OR stage = 'DEAD' AND archived_at >= dead_at)";

    /** Neither sent nor dead, which an index covers, nor gone. */
    static final String WAITING = "sent_at IS NULL AND dead_at IS NULL AND archived_at IS NULL";

    /** Sent, and not put away although that was tried; there is an index of exactly these rows. */
    static final String LEFT_BEHIND = "stage = 'SENT' AND archived_at IS NULL AND failed_at >= sent_at";

    private final Database database;
    private final Clock clock;

    Reports(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Map<String, Instant> notDue() {
        Instant now = clock.instant();
        Map<String, Instant> due = new HashMap<>();
        database.once(session -> session.all(
                "SELECT item, MAX(due_at) FROM linq_delivery WHERE " + WAITING
                        + " AND due_at > ? AND due_at < ? AND visited_at < ? GROUP BY item",
                row -> due.put(row.getString(1), Instant.ofEpochMilli(row.getLong(2))),
                now,
                now.plus(Claims.AHEAD),
                now.plus(Claims.SKEW)));
        return due;
    }

    List<Settled> settled(Collection<String> items) {
        List<Settled> settled = new ArrayList<>();
        List<String> left = List.copyOf(items);
        while (!left.isEmpty()) {
            List<String> some = left.subList(0, Math.min(SOME, left.size()));
            // Always as many values, so that one prepared statement is enough: the first item fills the rest.
            Object[] values = new Object[SOME];
            Arrays.fill(values, some.get(0));
            System.arraycopy(some.toArray(), 0, values, 0, some.size());
            settled.addAll(database.once(session -> session.all(SETTLED, Reports::settled, values)));
            left = left.subList(some.size(), left.size());
        }
        return settled;
    }

    private static Settled settled(ResultSet row) throws SQLException {
        return new Settled(
                row.getString(1),
                row.getString(2),
                Stage.valueOf(row.getString(3)),
                Instant.ofEpochMilli(row.getLong(4)));
    }

    Optional<Upload> reusable(Fingerprint file, Instant since) {
        return database.once(session -> session.first(
                "SELECT attachment_id, uploaded_at FROM linq_delivery WHERE sha256 = ? AND size = ? AND name = ? AND media_type = ?"
                        + " AND uploaded_at >= ? AND attachment_id IS NOT NULL AND attachment_deleted_at IS NULL"
                        + " ORDER BY uploaded_at DESC LIMIT 1",
                row -> new Upload(row.getString(1), Instant.ofEpochMilli(row.getLong(2))),
                file.sha256(),
                file.size(),
                file.name(),
                file.mediaType(),
                since));
    }

    List<Entry> dead(Reason reason, Instant since) {
        String order = " ORDER BY dead_at DESC, id DESC";
        String dead = SELECT + "WHERE stage = 'DEAD' AND dead_at >= ?";
        return database.once(session -> reason == null
                ? session.all(dead + order, Rows::entry, since)
                : session.all(dead + " AND reason = ?" + order, Rows::entry, since, reason.word()));
    }

    List<Entry> find(String words) {
        return database.once(session -> session.all(
                SELECT
                        // Not LIKE, which in SQLite ignores case: a name in capitals is another file.
                        + "WHERE name = ? OR item = ? OR item = ? OR SUBSTR(item, LENGTH(item) - ?) = ? OR id = ?"
                        + " OR attachment_id = ? OR message_id = ? OR idempotency_key = ? ORDER BY id DESC LIMIT 1000",
                Rows::entry,
                words,
                words,
                "file:" + words,
                words.codePointCount(0, words.length()),
                "/" + words,
                words.matches("[0-9]{1,18}") ? Long.parseLong(words) : -1,
                words,
                words,
                words));
    }

    /** Escapes a text for LIKE, with ! as the escape character. */
    private static String literally(String words) {
        return words.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    List<PastFailure> failures(long id) {
        return database.once(session -> session.all(
                "SELECT at, stage, kind, http_status, code, trace_id, message FROM linq_failure WHERE delivery = ? ORDER BY at",
                Reports::failure,
                id));
    }

    private static PastFailure failure(ResultSet row) throws SQLException {
        return new PastFailure(
                Instant.ofEpochMilli(row.getLong(1)),
                Stage.valueOf(row.getString(2)),
                new Failure(row.getString(3), number(row, 4), number(row, 5), row.getString(6), row.getString(7)));
    }

    private static Integer number(ResultSet row, int column) throws SQLException {
        int number = row.getInt(column);
        return row.wasNull() ? null : (Integer) number;
    }

    List<Entry> attachments(String recipient, Instant before) {
        String kept = SELECT + "WHERE attachment_id IS NOT NULL AND attachment_deleted_at IS NULL AND uploaded_at < ?";
        String order = " ORDER BY uploaded_at, id";
        // With commas on both sides, a handle within a group is found as a whole, like a single recipient.
        String member = "(',' || LOWER(recipient) || ',' LIKE '%,' || LOWER(?) || ',%' ESCAPE '!')";
        String known = " AND (" + member
                + " OR recipient IN (SELECT chat_id FROM linq_delivery WHERE chat_id IS NOT NULL AND " + member + "))";
        if (recipient == null) {
            return database.once(session -> session.all(kept + order, Rows::entry, before));
        }
        String word = literally(recipient);
        return database.once(session -> session.all(kept + known + order, Rows::entry, before, word, word));
    }

    boolean attachmentNeeded(Entry entry) {
        // Deliveries that wait are few, and have their own index.
        return database.once(session -> session.first(
                        "SELECT id FROM linq_delivery WHERE " + WAITING + " AND attachment_id = ? LIMIT 1",
                        row -> row.getLong(1),
                        entry.attachmentId()))
                .isPresent();
    }

    long underWay() {
        return database.once(session -> session.first(
                        "SELECT COUNT(*) FROM linq_delivery WHERE " + WAITING + " AND owner IS NOT NULL"
                                + " AND lease_until > ?",
                        row -> row.getLong(1),
                        clock.instant()))
                .orElse(0L);
    }

    long waiting() {
        return database.once(session ->
                        session.first("SELECT COUNT(*) FROM linq_delivery WHERE " + WAITING, row -> row.getLong(1)))
                .orElse(0L);
    }

    Map<Stage, Long> counts() {
        Map<Stage, Long> counts = new EnumMap<>(Stage.class);
        for (Stage stage : Stage.values()) {
            counts.put(stage, 0L);
        }
        database.once(session -> session.all(
                "SELECT stage, COUNT(*) FROM linq_delivery WHERE stage IN ('SENT', 'DEAD') OR archived_at IS NULL GROUP BY stage",
                row -> counts.put(Stage.valueOf(row.getString(1)), row.getLong(2))));
        return counts;
    }

    List<Entry> overdue(Instant due) {
        return database.once(session -> session.all(
                SELECT + "WHERE " + WAITING + " AND due_at < ? AND lease_until < ? ORDER BY received_at LIMIT 1000",
                Rows::entry,
                due,
                clock.instant()));
    }

    List<Entry> leftBehind() {
        return database.once(
                session -> session.all(SELECT + "WHERE " + LEFT_BEHIND + " ORDER BY sent_at LIMIT 1000", Rows::entry));
    }

    Optional<Instant> oldestWaiting() {
        return database.once(session -> session.first(
                "SELECT received_at FROM linq_delivery WHERE " + WAITING + " ORDER BY received_at LIMIT 1",
                row -> Instant.ofEpochMilli(row.getLong(1))));
    }
}
