package io.github.camellinq.ledger;

import io.github.camellinq.api.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A ledger in SQLite or PostgreSQL. Both use the same SQL. */
public final class JdbcLedger implements Ledger {
    private final Database database;
    private final LedgerLock lock;
    private final boolean guest;
    private final Claims claims;
    private final Checkpoints checkpoints;
    private final Reports reports;
    private final Retention retention;
    private final PauseState pauseState;

    private JdbcLedger(Database database, LedgerLock lock, Clock clock, String owner, boolean guest) {
        this.guest = guest;
        this.database = database;
        this.lock = lock;
        this.claims = new Claims(database, clock, owner);
        this.checkpoints = new Checkpoints(database, clock, owner);
        this.reports = new Reports(database, clock);
        this.retention = new Retention(database, clock);
        this.pauseState = new PauseState(database, clock);
    }

    /**
     * Opens a ledger for delivering, and creates its folder and its tables where they are missing. A SQLite ledger has one owner
     * at a time; the claims of an earlier owner are void.
     *
     * @throws LedgerException when the ledger cannot be opened, is damaged, was written by a newer release, or already has an
     *     owner
     */
    public static Ledger open(LedgerSettings settings, Clock clock) {
        return open(settings, clock, true);
    }

    /**
     * Opens a ledger for queries and housekeeping, while its owner may be running. Such a ledger claims no delivery, and opening
     * it creates neither files nor tables.
     *
     * @throws MissingLedgerException when there is no ledger yet
     * @throws LedgerException when the ledger cannot be opened, is damaged, or has tables of another release
     */
    public static Ledger visit(LedgerSettings settings, Clock clock) {
        return open(settings, clock, false);
    }

    private static Ledger open(LedgerSettings settings, Clock clock, boolean owning) {
        LedgerLock lock = null;
        Database database = null;
        try {
            if (settings.url().startsWith(SqliteDatabase.PREFIX)) {
                Path file = SqliteDatabase.file(settings);
                if (owning) {
                    SqliteDatabase.makeFolder(file);
                    lock = LedgerLock.take(file);
                } else if (!Files.exists(file)) {
                    throw new MissingLedgerException(settings);
                }
                database = SqliteDatabase.open(settings);
            } else if (settings.url().startsWith(PostgresDatabase.PREFIX)) {
                database = owning ? PostgresDatabase.open(settings) : PostgresDatabase.visit(settings);
            } else {
                throw new LedgerException(
                        "The ledger " + settings.place()
                                + " is neither in SQLite nor in PostgreSQL. Write jdbc:sqlite:<file> or jdbc:postgresql://<host>/<database>");
            }
            if (owning) {
                Migrations.apply(database, settings);
            } else {
                Migrations.require(database, settings);
            }
            if (owning && !database.shared()) {
                // Places in the pace that a dead owner held and never used.
                database.once(session -> session.update("DELETE FROM linq_send WHERE at > ?", clock.instant()));
            }
            return new JdbcLedger(database, lock, clock, settings.node() + "-" + UUID.randomUUID(), !owning);
        } catch (RuntimeException | Error e) {
            close(database, lock);
            throw e;
        }
    }

    private static void close(Database database, LedgerLock lock) {
        try (lock;
                database) {
            // Closes both, the database first.
        }
    }

    @Override
    public ClaimAnswer claim(ClaimRequest request) {
        if (guest) {
            throw new IllegalStateException("A ledger that was opened with visit cannot claim a delivery; use open");
        }
        return claims.claim(request);
    }

    @Override
    public Claim renew(Claim claim, Instant until) {
        return checkpoints.renew(claim, until);
    }

    @Override
    public void uploaded(Claim claim, String attachmentId, Fingerprint file) {
        checkpoints.uploaded(claim, attachmentId, file);
    }

    @Override
    public void sending(Claim claim) {
        checkpoints.sending(claim);
    }

    @Override
    public void sent(Claim claim, String messageId, String chatId) {
        checkpoints.sent(claim, messageId, chatId);
    }

    @Override
    public void sendFailed(Claim claim) {
        checkpoints.sendFailed(claim);
    }

    @Override
    public void attachmentGone(Claim claim) {
        checkpoints.attachmentGone(claim);
    }

    @Override
    public boolean postponed(Claim claim, Instant due, Failure failure, int most) {
        return checkpoints.postponed(claim, due, failure, most);
    }

    @Override
    public void dead(Claim claim, Reason reason, Failure failure) {
        checkpoints.dead(claim, reason, failure);
    }

    @Override
    public void archived(Claim claim) {
        checkpoints.archived(claim);
    }

    @Override
    public void gone(Claim claim) {
        checkpoints.gone(claim);
    }

    @Override
    public void gone(Entry entry) {
        retention.gone(entry);
    }

    @Override
    public List<Entry> overdue(Instant due) {
        return reports.overdue(due);
    }

    @Override
    public List<Entry> leftBehind() {
        return reports.leftBehind();
    }

    @Override
    public void release(Claim claim) {
        checkpoints.release(claim);
    }

    @Override
    public Optional<Upload> reusable(Fingerprint file, Instant since) {
        return reports.reusable(file, since);
    }

    @Override
    public void reused(Claim claim, Upload upload, Fingerprint file) {
        checkpoints.reused(claim, upload, file);
    }

    @Override
    public Map<String, Instant> notDue() {
        return reports.notDue();
    }

    @Override
    public List<Settled> settled(Collection<String> items) {
        return reports.settled(items);
    }

    @Override
    public boolean reopen(String item, String version) {
        return retention.reopen(item, version);
    }

    @Override
    public void pause(String reason, Instant until) {
        pauseState.pause(reason, until);
    }

    @Override
    public Optional<Pause> paused() {
        return pauseState.paused();
    }

    @Override
    public void resume() {
        pauseState.resume();
    }

    @Override
    public List<Entry> dead(Reason reason, Instant since) {
        return reports.dead(reason, since);
    }

    @Override
    public List<Entry> find(String words) {
        return reports.find(words);
    }

    @Override
    public Optional<Entry> entry(Key key) {
        return claims.entry(key);
    }

    @Override
    public List<PastFailure> failures(long id) {
        return reports.failures(id);
    }

    @Override
    public List<Entry> attachments(String recipient, Instant uploadedBefore) {
        return reports.attachments(recipient, uploadedBefore);
    }

    @Override
    public boolean attachmentNeeded(Entry entry) {
        return reports.attachmentNeeded(entry);
    }

    @Override
    public void attachmentDeleted(Entry entry) {
        retention.attachmentDeleted(entry);
    }

    @Override
    public Map<Stage, Long> counts() {
        return reports.counts();
    }

    @Override
    public long underWay() {
        return reports.underWay();
    }

    @Override
    public long waiting() {
        return reports.waiting();
    }

    @Override
    public Optional<Instant> oldestWaiting() {
        return reports.oldestWaiting();
    }

    @Override
    public long purge(Instant before, boolean alsoUndeleted) {
        return retention.purge(before, alsoUndeleted);
    }

    @Override
    public void close() {
        close(database, lock);
    }
}
