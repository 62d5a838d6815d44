package io.github.camellinq.ledger;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Decides who may work on a delivery. */
final class Claims {
    /** No due time, lease or send lies further in the future: such a time was written while the clock was ahead. */
    static final Duration AHEAD = Duration.ofDays(30);

    /** A visit further in the future was dated by a clock that has been set back since: the nodes' clocks differ by less. */
    static final Duration SKEW = Duration.ofMinutes(1);

    private final Database database;
    private final Clock clock;
    private final String owner;

    /** A row, and who holds it. */
    private record Held(Entry entry, String owner, Instant leaseUntil, long fence) {}

    Claims(Database database, Clock clock, String owner) {
        this.database = database;
        this.clock = clock;
        this.owner = owner;
    }

    /** Tries to insert a new row first, as most deliveries are new: that is one statement when no pace is counted. */
    ClaimAnswer claim(ClaimRequest request) {
        Optional<? extends ClaimAnswer> first = request.pace().pairs().isEmpty()
                ? database.once(session -> insert(session, request, clock.instant()))
                : database.together(session -> insertInPace(session, request, clock.instant()));
        return first.isPresent()
                ? first.get()
                : database.together(session -> takeUp(session, request, clock.instant()));
    }

    private Optional<ClaimAnswer> insertInPace(Session session, ClaimRequest request, Instant now) throws SQLException {
        database.lockPairs(session, request.pace().pairs());
        Optional<Claim> claim = insert(session, request, now);
        if (claim.isEmpty()) {
            return Optional.empty();
        }
        Optional<Instant> exceeded = PaceCounter.exceededUntil(session, request.pace(), now, request.leaseUntil());
        if (exceeded.isPresent()) {
            session.update("DELETE FROM linq_delivery WHERE id = ?", claim.get().id());
            return Optional.of(new Refusal(Refusal.Cause.PACE, exceeded.get()));
        }
        PaceCounter.hold(session, claim.get());
        return Optional.of(claim.get());
    }

    private ClaimAnswer takeUp(Session session, ClaimRequest request, Instant now) throws SQLException {
        database.lockPairs(session, request.pace().pairs());
        Optional<Held> row = find(session, request.key());
        if (row.isEmpty()) {
            // The row was purged a moment ago.
            return new Refusal(Refusal.Cause.HELD, request.nextDue());
        }
        Optional<Refusal> refusal = refuse(row.get(), request, now);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Pace pace = row.get().entry().stage() == Stage.SENT ? Pace.NONE : request.pace();
        Optional<Instant> exceeded = PaceCounter.exceededUntil(session, pace, now, request.leaseUntil());
        if (exceeded.isPresent()) {
            return new Refusal(Refusal.Cause.PACE, exceeded.get());
        }
        Optional<Claim> claim = take(session, row.get(), request, pace, now);
        if (claim.isEmpty()) {
            // Another node was faster.
            return new Refusal(Refusal.Cause.HELD, request.nextDue());
        }
        PaceCounter.hold(session, claim.get());
        return claim.get();
    }

    Optional<Entry> entry(Key key) {
        String more = key.version() + ";";
        return database.once(session -> session.first(
                "SELECT " + Rows.COLUMNS + " FROM linq_delivery WHERE item = ? AND recipient = ?"
                        + " AND (version = ? OR SUBSTR(version, 1, ?) = ?) ORDER BY id DESC LIMIT 1",
                Rows::entry,
                key.item(),
                key.recipient(),
                key.version(),
                more.length(),
                more));
    }

    private Optional<Refusal> refuse(Held held, ClaimRequest request, Instant now) {
        boolean alive =
                held.owner() != null && (database.shared() || held.owner().equals(owner));
        if (alive && isToCome(held.leaseUntil(), now)) {
            return Optional.of(new Refusal(Refusal.Cause.HELD, held.leaseUntil()));
        }
        if (request.put() != null
                && held.entry()
                        .settled()
                        .filter(over -> over.holds(request.put()))
                        .isPresent()) {
            return Optional.of(new Refusal(Refusal.Cause.SETTLED, request.nextDue()));
        }
        Instant due = held.entry().due();
        boolean known = held.entry().times().visited().isBefore(now.plus(SKEW));
        return known && isToCome(due, now) ? Optional.of(new Refusal(Refusal.Cause.NOT_DUE, due)) : Optional.empty();
    }

    private static boolean isToCome(Instant time, Instant now) {
        return time.isAfter(now) && time.isBefore(now.plus(AHEAD));
    }

    private static Optional<Held> find(Session session, Key key) throws SQLException {
        return session.first(
                "SELECT " + Rows.COLUMNS
                        + ", owner, lease_until, fence FROM linq_delivery WHERE item = ? AND version = ? AND recipient = ?",
                row -> new Held(
                        Rows.entry(row),
                        row.getString(Rows.COUNT + 1),
                        Instant.ofEpochMilli(row.getLong(Rows.COUNT + 2)),
                        row.getLong(Rows.COUNT + 3)),
                key.item(),
                key.version(),
                key.recipient());
    }

    private Optional<Claim> insert(Session session, ClaimRequest request, Instant now) throws SQLException {
        Key key = request.key();
        return session.first(
                "INSERT INTO linq_delivery (item, version, recipient, idempotency_key, name, size, stage, visits, attempts,"
                        + " send_attempts, sends_unknown, due_at, received_at, visited_at, owner, lease_until, fence)"
                        + " VALUES (?, ?, ?, ?, ?, ?, 'RECEIVED', 1, 0, 0, 0, ?, ?, ?, ?, ?, 1)"
                        + " ON CONFLICT (item, version, recipient) DO NOTHING RETURNING id",
                row -> new Claim(
                        Entry.received(row.getLong(1), request, now),
                        1,
                        request.leaseUntil(),
                        request.pace().pairs()),
                key.item(),
                key.version(),
                key.recipient(),
                request.idempotencyKey(),
                request.name(),
                request.size(),
                request.nextDue(),
                now,
                now,
                owner,
                request.leaseUntil());
    }

    private Optional<Claim> take(Session session, Held held, ClaimRequest request, Pace pace, Instant now)
            throws SQLException {
        Entry entry = held.entry();
        // A dead delivery begins again, and a gone item is back; the attachment stays known, so that it can be reused
        // and deleted.
        int taken = session.update(
                "UPDATE linq_delivery SET attempts = CASE stage WHEN 'DEAD' THEN 0 ELSE attempts END,"
                        + " failed_at = CASE stage WHEN 'DEAD' THEN ? ELSE failed_at END,"
                        + " stage = CASE stage WHEN 'DEAD' THEN 'RECEIVED' ELSE stage END, reason = NULL, dead_at = NULL,"
                        + " archived_at = CASE stage WHEN 'SENT' THEN archived_at END,"
                        + " visits = visits + 1, due_at = ?, visited_at = ?, owner = ?, lease_until = ?, fence = fence + 1"
                        + " WHERE id = ? AND fence = ?",
                now,
                request.nextDue(),
                now,
                owner,
                request.leaseUntil(),
                entry.id(),
                held.fence());
        return taken == 0
                ? Optional.empty()
                : Optional.of(new Claim(
                        entry.visited(now, request.nextDue()), held.fence() + 1, request.leaseUntil(), pace.pairs()));
    }
}
