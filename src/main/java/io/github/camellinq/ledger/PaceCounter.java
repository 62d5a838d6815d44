package io.github.camellinq.ledger;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Counts the sends of each pair. A claim holds a place, dated at its lease's end; the send dates it anew. */
final class PaceCounter {
    private PaceCounter() {}

    /**
     * Until when a claim must wait; empty when there is room in every pair.
     *
     * @param held when a lease ends that is taken now: what is dated later by more than a period was sent before the clock was set back
     */
    static Optional<Instant> exceededUntil(Session session, Pace pace, Instant now, Instant held) throws SQLException {
        Instant from = now.minus(pace.period());
        Instant until = null;
        for (String pair : pace.pairs()) {
            // The send that must grow old before there is room: as many as the limit allows are younger.
            Optional<Long> oldest = session.first(
                    "SELECT at FROM linq_send WHERE pair = ? AND at < ? ORDER BY at DESC LIMIT 1 OFFSET ?",
                    row -> row.getLong(1),
                    pair,
                    held.plus(pace.period()),
                    pace.limit() - 1);
            if (oldest.isEmpty()) {
                continue;
            }
            if (oldest.get() > from.toEpochMilli()) {
                Instant free = Instant.ofEpochMilli(Math.min(oldest.get(), now.toEpochMilli()))
                        .plus(pace.period());
                until = until == null || free.isAfter(until) ? free : until;
            } else {
                // Only here, so that most claims delete nothing: a pair keeps no more old sends than its limit.
                session.update("DELETE FROM linq_send WHERE pair = ? AND at <= ?", pair, from);
            }
        }
        return Optional.ofNullable(until);
    }

    static void hold(Session session, Claim claim) throws SQLException {
        for (String pair : claim.pairs()) {
            session.update(
                    "INSERT INTO linq_send (pair, at, delivery, fence) VALUES (?, ?, ?, ?)",
                    pair,
                    claim.leaseUntil(),
                    claim.id(),
                    claim.fence());
        }
    }

    /** Dates the unused places of a claim anew: at the send, or at a later end of the lease. */
    static void date(Session session, Claim claim, Instant at, Instant now) throws SQLException {
        for (String pair : claim.pairs()) {
            session.update(
                    "UPDATE linq_send SET at = ? WHERE pair = ? AND delivery = ? AND fence = ? AND at > ?",
                    at,
                    pair,
                    claim.id(),
                    claim.fence(),
                    now);
        }
    }

    /** Gives back the places of a claim, but for those older than {@code from}: what was sent stays counted. */
    static void free(Session session, Claim claim, Instant from) throws SQLException {
        for (String pair : claim.pairs()) {
            session.update(
                    "DELETE FROM linq_send WHERE pair = ? AND delivery = ? AND fence = ? AND at > ?",
                    pair,
                    claim.id(),
                    claim.fence(),
                    from);
        }
    }
}
