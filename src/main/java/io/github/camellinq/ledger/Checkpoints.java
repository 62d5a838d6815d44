package io.github.camellinq.ledger;

import io.github.camellinq.api.Reason;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;

/**
 * Writes the progress of a visit. Every update of a delivery names the fence of its claim, so that a lost claim changes nothing.
 * A transaction always writes the delivery before its places in the pace: a visit and the renewal of its lease would deadlock if
 * they locked these rows in different orders.
 */
final class Checkpoints {
    private static final String OURS = " WHERE id = ? AND fence = ? AND owner = ?";
    private static final String FREE = "owner = NULL, lease_until = 0";

    private final Database database;
    private final Clock clock;
    private final String owner;

    Checkpoints(Database database, Clock clock, String owner) {
        this.database = database;
        this.clock = clock;
        this.owner = owner;
    }

    Claim renew(Claim claim, Instant until) {
        return database.together(session -> {
            write(session, claim, "lease_until = ?", until);
            PaceCounter.date(session, claim, until, clock.instant());
            return claim.until(until);
        });
    }

    void uploaded(Claim claim, String attachmentId, Fingerprint file) {
        reused(claim, new Upload(attachmentId, clock.instant()), file);
    }

    /** Does not wait for the write: the next step is {@link #sending}, which waits for both. */
    void reused(Claim claim, Upload upload, Fingerprint file) {
        database.later(session -> write(
                session,
                claim,
                "stage = 'UPLOADED', attachment_id = ?, attachment_deleted_at = NULL, name = ?, size = ?, media_type = ?,"
                        + " sha256 = ?, uploaded_at = ?",
                upload.attachmentId(),
                file.name(),
                file.size(),
                file.mediaType(),
                file.sha256(),
                upload.at()));
    }

    void attachmentGone(Claim claim) {
        database.together(session -> {
            // Found by its SHA-256, for which there is an index; without one, only this delivery's row is updated.
            session.update(
                    "UPDATE linq_delivery SET attachment_deleted_at = ? WHERE sha256 IN (SELECT sha256 FROM linq_delivery WHERE"
                            + " id = ?) AND attachment_id IN (SELECT attachment_id FROM linq_delivery WHERE id = ?)",
                    clock.instant(),
                    claim.id(),
                    claim.id());
            return write(session, claim, "stage = 'RECEIVED', attachment_deleted_at = ?", clock.instant());
        });
    }

    void sending(Claim claim) {
        String columns = "send_attempts = send_attempts + 1, sends_unknown = sends_unknown + 1";
        if (claim.pairs().isEmpty()) {
            database.once(session -> write(session, claim, columns));
            return;
        }
        database.together(session -> {
            write(session, claim, columns);
            Instant now = clock.instant();
            PaceCounter.date(session, claim, now, now);
            return null;
        });
    }

    void sent(Claim claim, String messageId, String chatId) {
        database.once(session -> write(
                session,
                claim,
                "stage = 'SENT', message_id = ?, chat_id = ?, sends_unknown = 0, sent_at = ?",
                messageId,
                chatId,
                clock.instant()));
    }

    void sendFailed(Claim claim) {
        database.together(session -> {
            write(session, claim, "sends_unknown = sends_unknown - 1");
            PaceCounter.free(session, claim, Instant.EPOCH);
            return null;
        });
    }

    boolean postponed(Claim claim, Instant due, Failure failure, int most) {
        return database.together(session -> {
            Instant now = clock.instant();
            write(
                    session,
                    claim,
                    "attempts = attempts + CASE WHEN ? > 0 AND EXISTS (SELECT 1 FROM linq_delivery other WHERE other.sent_at >"
                            + " COALESCE(linq_delivery.failed_at, linq_delivery.received_at)"
                            + " AND other.id <> linq_delivery.id) THEN 1 ELSE 0 END, failed_at = ?, due_at = ?, last_error = ?",
                    most,
                    now,
                    due,
                    words(failure));
            if (most > 0 && attempts(session, claim) >= most) {
                return false;
            }
            write(session, claim, FREE);
            noteFailure(session, claim, failure, now);
            PaceCounter.free(session, claim, now);
            return true;
        });
    }

    private static int attempts(Session session, Claim claim) throws SQLException {
        return session.first("SELECT attempts FROM linq_delivery WHERE id = ?", row -> row.getInt(1), claim.id())
                .orElseThrow();
    }

    void dead(Claim claim, Reason reason, Failure failure) {
        database.together(session -> {
            Instant now = clock.instant();
            // First, because the failure is recorded with the stage reached before.
            noteFailure(session, claim, failure, now);
            write(
                    session,
                    claim,
                    "stage = 'DEAD', dead_at = ?, reason = ?, last_error = ?",
                    now,
                    reason.word(),
                    words(failure));
            PaceCounter.free(session, claim, now);
            return null;
        });
    }

    void archived(Claim claim) {
        Instant now = clock.instant();
        // A person who replays a delivery that is maybe-sent has found out that it was not sent. Reset only here, as an
        // item that could not be set aside is not replayed by anybody.
        database.later(session -> write(
                session,
                claim,
                "archived_at = ?, sends_unknown = CASE reason WHEN '" + Reason.MAYBE_SENT.word()
                        + "' THEN 0 ELSE sends_unknown END, " + FREE,
                now));
    }

    void gone(Claim claim) {
        database.together(session -> {
            Instant now = clock.instant();
            Entry before = claim.before();
            if (before.stage() == Stage.DEAD) {
                String again = "stage = 'DEAD', dead_at = ?, reason = ?, ";
                write(session, claim, again + FREE, before.times().dead(), before.reason());
            } else {
                write(session, claim, "archived_at = ?, " + FREE, now);
            }
            PaceCounter.free(session, claim, now);
            return null;
        });
    }

    void release(Claim claim) {
        database.together(session -> {
            session.update("UPDATE linq_delivery SET " + FREE + OURS, claim.id(), claim.fence(), owner);
            PaceCounter.free(session, claim, clock.instant());
            return null;
        });
    }

    private static String words(Failure failure) {
        return failure.message() == null ? failure.kind() : failure.message();
    }

    private static void noteFailure(Session session, Claim claim, Failure failure, Instant now) throws SQLException {
        session.update(
                "INSERT INTO linq_failure (delivery, at, stage, kind, http_status, code, trace_id, message)"
                        + " SELECT id, ?, stage, ?, ?, ?, ?, ? FROM linq_delivery WHERE id = ?",
                now,
                failure.kind(),
                failure.httpStatus(),
                failure.code(),
                failure.traceId(),
                failure.message(),
                claim.id());
    }

    private Void write(Session session, Claim claim, String columns, Object... values) throws SQLException {
        Object[] all = new Object[values.length + 3];
        System.arraycopy(values, 0, all, 0, values.length);
        all[values.length] = claim.id();
        all[values.length + 1] = claim.fence();
        all[values.length + 2] = owner;
        if (session.update("UPDATE linq_delivery SET " + columns + OURS, all) == 0) {
            throw new LostClaimException(claim.before().key());
        }
        return null;
    }
}
