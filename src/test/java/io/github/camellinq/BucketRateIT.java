package io.github.camellinq;

import static org.awaitility.Awaitility.await;

import io.github.camellinq.bucket.Bucket;
import io.github.camellinq.bucket.KeyPage;
import io.github.camellinq.bucket.ObjectVersion;
import io.github.camellinq.bucket.StoreAccess;
import io.github.camellinq.ledger.Claim;
import io.github.camellinq.ledger.ClaimRequest;
import io.github.camellinq.ledger.JdbcLedger;
import io.github.camellinq.ledger.Key;
import io.github.camellinq.ledger.Ledger;
import io.github.camellinq.ledger.LedgerSettings;
import io.github.camellinq.ledger.Pace;
import io.github.camellinq.sandbox.Sandbox;
import io.github.camellinq.sandbox.SandboxBucket;
import io.github.camellinq.sandbox.SandboxOptions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A measurement: the same bytes out of a bucket and out of a folder, in one run, and how long 100,000 objects take to list. */
@Tag("bench")
class BucketRateIT {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int SMALL = 8 * 1024;
    private static final int LARGE = 50 << 20;
    private static final int PAGE = 1000;

    @TempDir
    Path folder;

    private interface Drop {
        void drop(String recipient, String name, byte[] bytes) throws IOException;
    }

    @Test
    void objects_against_files() throws Exception {
        for (String source : List.of("folder", "bucket")) {
            measure(source, 1000, 3000, SMALL);
            measure(source, 2, 8, LARGE);
        }
    }

    private void measure(String source, int warmUp, int count, int size) throws Exception {
        Workplace work = new Workplace(Files.createDirectory(folder.resolve(source + size)));
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults())) {
            Map<String, String> settings = Workplace.settings(sandbox);
            if (source.equals("bucket")) {
                settings.put("LINQ_BUCKET_NAME", SandboxBucket.NAME);
                settings.put("LINQ_BUCKET_ENDPOINT", sandbox.bucketEndpoint().toString());
                settings.put("LINQ_BUCKET_ACCESS_KEY", SandboxBucket.ACCESS_KEY);
                settings.put("LINQ_BUCKET_SECRET_KEY", SandboxBucket.SECRET_KEY);
                settings.put("LINQ_BUCKET_DELAY", "100ms");
                settings.put("LINQ_BUCKET_AFTER", "delete");
            }
            Drop drop = source.equals("bucket")
                    ? (recipient, name, bytes) -> sandbox.bucket().put(recipient + "/" + name, bytes)
                    : (recipient, name, bytes) -> dropFile(work, recipient, name, bytes);
            try (AppProcess app = AppProcess.start(work.folder(), settings, List.of("-Xmx128m"), "run")) {
                app.awaitLine("camel-linq is watching");
                drop(drop, 0, warmUp, size);
                await().atMost(PATIENCE).until(() -> delivered(app).size() == warmUp);
                Instant begin = Instant.now();
                Duration before = cpu(app);
                drop(drop, warmUp, warmUp + count, size);
                await().atMost(PATIENCE).until(() -> delivered(app).size() == warmUp + count);
                Duration took = Duration.between(begin, Instant.now());
                System.out.printf(
                        "BucketRateIT: %d × %d KB from the %s: %.0f a second, %.0f MB a second, %.2f ms of CPU each; peak RSS %s%n",
                        count,
                        size / 1024,
                        source,
                        count * 1e3 / took.toMillis(),
                        count * (double) size / (1 << 20) * 1e3 / took.toMillis(),
                        cpu(app).minus(before).toNanos() / 1e6 / count,
                        peak(app));
            }
        }
    }

    private static void drop(Drop drop, int from, int to, int size) throws IOException {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        System.arraycopy("%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII), 0, bytes, 0, 9);
        for (int i = from; i < to; i++) {
            ByteBuffer.wrap(bytes).putInt(16, i);
            drop.drop("+15551230%03d".formatted(i % 50), i + ".pdf", bytes);
        }
    }

    private static void dropFile(Workplace work, String recipient, String name, byte[] bytes) throws IOException {
        Path target =
                Files.createDirectories(work.folder().resolve(Workplace.INBOX).resolve(recipient));
        Files.move(Files.write(target.resolve("." + name), bytes), target.resolve(name));
    }

    private static List<String> delivered(AppProcess app) {
        return app.lines("Delivered ");
    }

    private static Duration cpu(AppProcess app) {
        return ProcessHandle.of(app.pid())
                .flatMap(process -> process.info().totalCpuDuration())
                .orElseThrow();
    }

    private static String peak(AppProcess app) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + app.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .map(line -> line.replaceAll("\\s+", " "))
                .findFirst()
                .orElse("not known");
    }

    @Test
    void listing_of_many() throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults())) {
            for (int i = 0; i < 100_000; i++) {
                sandbox.bucket().put("+15551230%03d/%d.txt".formatted(i % 200, i), new byte[] {1});
            }
            StoreAccess access = new StoreAccess(
                    null,
                    sandbox.bucketEndpoint(),
                    SandboxBucket.ACCESS_KEY,
                    SandboxBucket.SECRET_KEY,
                    2,
                    Duration.ofSeconds(30));
            LedgerSettings file = new LedgerSettings("jdbc:sqlite:" + folder.resolve("ledger.db"));
            try (Bucket bucket = Bucket.open(SandboxBucket.NAME, access);
                    Ledger ledger = JdbcLedger.open(file, Clock.systemUTC())) {
                Instant begin = Instant.now();
                List<ObjectVersion> found = list(bucket);
                Duration listed = Duration.between(begin, Instant.now());
                found.forEach(object -> settle(ledger, object));
                begin = Instant.now();
                int settled = 0;
                for (int from = 0; from < found.size(); from += PAGE) {
                    settled += ledger.settled(found.subList(from, Math.min(from + PAGE, found.size())).stream()
                                    .map(ObjectVersion::source)
                                    .toList())
                            .size();
                }
                System.out.printf(
                        "BucketRateIT: %d objects listed in %d ms; the ledger says of %d in %d ms that they are settled%n",
                        found.size(),
                        listed.toMillis(),
                        settled,
                        Duration.between(begin, Instant.now()).toMillis());
            }
        }
    }

    private static List<ObjectVersion> list(Bucket bucket) throws IOException {
        List<ObjectVersion> found = new ArrayList<>();
        for (KeyPage.Place place = KeyPage.Place.START; place != null; ) {
            KeyPage page = bucket.list("", place, PAGE);
            found.addAll(page.objects());
            place = page.next();
        }
        return found;
    }

    /** As a delivery leaves it. */
    private static void settle(Ledger ledger, ObjectVersion object) {
        Instant now = Instant.now();
        Claim claim = (Claim) ledger.claim(new ClaimRequest(
                new Key(object.source(), object.version(), "+15551230000"),
                "linq_" + object.key(),
                object.key(),
                object.size(),
                now,
                now.plusSeconds(30),
                Pace.NONE));
        ledger.sent(claim, "69a37c7d-af4f-4b5e-af42-e28e98cb2da6", "94c6bf33-31d9-40e3-a0e9-f94250ecedb9");
        ledger.archived(claim);
    }
}
