package io.github.camellinq.ledger;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * Counts the sends of each pair. A claim holds a place that is dated at the end of its lease; the send gives it the time of the
 * send.
 */
final class PaceCounter {
    private PaceCounter() {}

    /**
     * Until when a claim must wait; empty when every pair has room.
     *
     * @param held when a lease that begins now ends: a send dated more than a period later was made before the clock was set
     *     back, and does not count
     */
    static Optional<Instant> exceededUntil(Session session, Pace pace, Instant now, Instant held) throws SQLException {
        Instant from = now.minus(pace.period());
        Instant until = null;
        for (String pair : pace.pairs()) {
            // There is room once this send is older than the period: it is the limit-th youngest.
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
                // Deleted only here, so that most claims delete nothing. A pair keeps no more old sends than its limit.
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

    /** Gives the unused places of a claim another time: that of the send, or a later end of the lease. */
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

    /** Gives back the places of a claim that are dated after {@code from}. Earlier ones are sends, and stay counted. */
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
