package io.github.camellinq.ledger;

import io.github.camellinq.api.Reason;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** A ledger that forgets everything when the process ends: what deliveries would cost without one. Knows what they need of it. */
public final class MemoryLedger implements Ledger {
    private final Map<Key, Stage> stages = new ConcurrentHashMap<>();
    private final AtomicLong lastId = new AtomicLong();

    @Override
    public ClaimAnswer claim(ClaimRequest request) {
        Stage stage = stages.computeIfAbsent(request.key(), key -> Stage.RECEIVED);
        Instant now = Instant.now();
        Entry entry = new Entry(
                lastId.incrementAndGet(),
                request.key(),
                request.idempotencyKey(),
                new Fingerprint(null, request.size(), request.name(), null),
                stage,
                null,
                null,
                null,
                1,
                0,
                0,
                false,
                request.nextDue(),
                null,
                null,
                new Entry.Times(now, now, null, null, null, null, null, null));
        return new Claim(entry, 1, request.leaseUntil(), request.pace().pairs());
    }

    private void reach(Claim claim, Stage stage) {
        stages.put(claim.before().key(), stage);
    }

    @Override
    public Claim renew(Claim claim, Instant until) {
        return claim.until(until);
    }

    @Override
    public void uploaded(Claim claim, String attachmentId, Fingerprint file) {
        reach(claim, Stage.UPLOADED);
    }

    @Override
    public void sending(Claim claim) {
        reach(claim, Stage.UPLOADED);
    }

    @Override
    public void sent(Claim claim, String messageId, String chatId) {
        reach(claim, Stage.SENT);
    }

    @Override
    public void sendFailed(Claim claim) {
        reach(claim, Stage.UPLOADED);
    }

    @Override
    public void attachmentGone(Claim claim) {
        reach(claim, Stage.RECEIVED);
    }

    @Override
    public boolean postponed(Claim claim, Instant due, Failure failure, int most) {
        return true;
    }

    @Override
    public void dead(Claim claim, Reason reason, Failure failure) {
        reach(claim, Stage.DEAD);
    }

    @Override
    public void archived(Claim claim) {
        reach(claim, Stage.SENT);
    }

    @Override
    public void gone(Claim claim) {
        throw new UnsupportedOperationException("nothing goes away while it is measured: " + claim);
    }

    @Override
    public void gone(Entry entry) {
        throw new UnsupportedOperationException("nothing goes away while it is measured: " + entry);
    }

    @Override
    public List<Entry> overdue(Instant due) {
        return List.of();
    }

    @Override
    public List<Entry> leftBehind() {
        return List.of();
    }

    @Override
    public void release(Claim claim) {
        // Nobody else could have it.
    }

    @Override
    public Optional<Upload> reusable(Fingerprint file, Instant since) {
        return Optional.empty();
    }

    @Override
    public void reused(Claim claim, Upload upload, Fingerprint file) {
        reach(claim, Stage.UPLOADED);
    }

    @Override
    public Map<String, Instant> notDue() {
        return Map.of();
    }

    @Override
    public List<Settled> settled(Collection<String> items) {
        return List.of();
    }

    @Override
    public boolean reopen(String item, String version) {
        return false;
    }

    @Override
    public void pause(String reason, Instant until) {
        throw new UnsupportedOperationException("nothing may fail while it is measured: " + reason);
    }

    @Override
    public Optional<Pause> paused() {
        return Optional.empty();
    }

    @Override
    public void resume() {
        throw new UnsupportedOperationException("it never pauses");
    }

    @Override
    public List<Entry> dead(Reason reason, Instant since) {
        return List.of();
    }

    @Override
    public List<Entry> find(String words) {
        return List.of();
    }

    @Override
    public Optional<Entry> entry(Key key) {
        return Optional.empty();
    }

    @Override
    public List<PastFailure> failures(long id) {
        return List.of();
    }

    @Override
    public List<Entry> attachments(String recipient, Instant uploadedBefore) {
        return List.of();
    }

    @Override
    public boolean attachmentNeeded(Entry entry) {
        return false;
    }

    @Override
    public void attachmentDeleted(Entry entry) {
        throw new UnsupportedOperationException("it knows no attachment");
    }

    @Override
    public Map<Stage, Long> counts() {
        Map<Stage, Long> counts = new EnumMap<>(Stage.class);
        stages.values().forEach(stage -> counts.merge(stage, 1L, Long::sum));
        return counts;
    }

    @Override
    public long underWay() {
        return 0;
    }

    @Override
    public long waiting() {
        return 0;
    }

    @Override
    public Optional<Instant> oldestWaiting() {
        return Optional.empty();
    }

    @Override
    public long purge(Instant before, boolean alsoUndeleted) {
        return 0;
    }

    @Override
    public void close() {
        stages.clear();
    }
}
