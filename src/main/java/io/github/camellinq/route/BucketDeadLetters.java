package io.github.camellinq.route;

import io.github.camellinq.bucket.KeyPage;
import io.github.camellinq.bucket.ObjectVersion;
import io.github.camellinq.ledger.Entry;
import io.github.camellinq.ledger.Ledger;
import io.github.camellinq.ledger.Settled;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads the dead letters of a watched bucket: the objects that were moved away, and those that stay where they were found. */
record BucketDeadLetters(WatchedBucket watched) {

    /** In bytes: more than any report of camel-linq has. */
    private static final long LARGEST_REPORT = 1_000_000;

    /** What lies under the dead-letter prefix. Takes one call for each 1,000 keys and one for each report. */
    List<SetAsideObject> moved() throws IOException {
        Map<String, ObjectVersion> there = new LinkedHashMap<>();
        for (KeyPage.Place place = KeyPage.Place.START; place != null; ) {
            KeyPage page = watched.bucket().list(watched.deadLetter(), place, BucketPass.PAGE);
            page.objects().stream()
                    .filter(object -> !object.isFolder())
                    .forEach(found -> there.put(found.key(), found));
            place = page.next();
        }
        List<SetAsideObject> letters = new ArrayList<>();
        for (ObjectVersion found : there.values()) {
            String key = found.key();
            if (!key.endsWith(DeadLetterReport.SUFFIX) || there.containsKey(key + DeadLetterReport.SUFFIX)) {
                letters.add(whole(found, there.get(key + DeadLetterReport.SUFFIX)));
            } else if (!watched.after().stays() && !there.containsKey(withoutSuffix(key))) {
                letters.add(alone(found));
            }
        }
        return letters;
    }

    private static String withoutSuffix(String key) {
        return key.substring(0, key.length() - DeadLetterReport.SUFFIX.length());
    }

    private SetAsideObject whole(ObjectVersion object, ObjectVersion beside) throws IOException {
        DeadLetterReport report = beside == null ? null : read(beside);
        SetAside.State state = report != null
                ? SetAside.State.WHOLE
                : beside == null ? SetAside.State.NO_REPORT : SetAside.State.UNREADABLE_REPORT;
        Instant since = report == null ? object.modified() : DeadLetters.when(report, object.modified());
        return new SetAsideObject(object.source(), object, false, state, report, since);
    }

    private SetAsideObject alone(ObjectVersion beside) throws IOException {
        DeadLetterReport report = read(beside);
        Instant since = report == null ? beside.modified() : DeadLetters.when(report, beside.modified());
        return new SetAsideObject(withoutSuffix(beside.source()), null, false, SetAside.State.NO_FILE, report, since);
    }

    private DeadLetterReport read(ObjectVersion beside) throws IOException {
        return beside.size() > LARGEST_REPORT ? null : read(beside.key()).orElse(null);
    }

    /** The report at a key; empty when there is none, or none of camel-linq. */
    Optional<DeadLetterReport> read(String key) throws IOException {
        Optional<byte[]> json = watched.bucket().read(key);
        return json.isEmpty() ? Optional.empty() : Optional.ofNullable(DeadLetters.parse(json.get()));
    }

    /** The objects that are dead in the ledger and still there unchanged. Takes one call for each. */
    List<SetAsideObject> stayed(Ledger ledger) throws IOException {
        Map<String, List<Entry>> dead = ledger.dead(null, Instant.EPOCH).stream()
                .filter(entry -> entry.key().item().startsWith(watched.source()))
                .collect(Collectors.groupingBy(entry -> entry.key().item(), LinkedHashMap::new, Collectors.toList()));
        Map<String, List<Settled>> settled =
                ledger.settled(dead.keySet()).stream().collect(Collectors.groupingBy(Settled::item));
        List<SetAsideObject> letters = new ArrayList<>();
        for (Map.Entry<String, List<Settled>> item : settled.entrySet()) {
            watched.bucket()
                    .find(watched.key(item.getKey()))
                    .filter(object -> watched.isInbox(object) && SettledObjects.isDead(object, item.getValue()))
                    .flatMap(object -> letter(object, dead.get(item.getKey())))
                    .ifPresent(letters::add);
        }
        return letters;
    }

    private static Optional<SetAsideObject> letter(ObjectVersion object, List<Entry> dead) {
        return dead.stream()
                .filter(entry -> entry.key().version().equals(object.version()))
                .findFirst()
                .map(entry -> new SetAsideObject(
                        object.source(),
                        object,
                        true,
                        SetAside.State.WHOLE,
                        report(entry),
                        entry.times().dead()));
    }

    /** The ledger knows as much as the report in the bucket, for which write access may have been missing. */
    private static DeadLetterReport report(Entry entry) {
        String recipient = entry.key().recipient();
        return new DeadLetterReport(
                entry.file().name(),
                entry.key().item(),
                recipient.isEmpty() ? null : recipient,
                entry.reason(),
                DeadLetterReport.stage(entry.attachmentId()),
                entry.lastError(),
                null,
                null,
                null,
                null,
                entry.visits(),
                entry.times().received().toString(),
                entry.times().dead().toString(),
                entry.attachmentId(),
                entry.idempotencyKey());
    }
}
