package io.github.camellinq.ledger;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What one delivery writes into a ledger in SQLite, from its claim to its end, without a pace and with one. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class LedgerBenchmark {
    private static final int PER_RECIPIENT = 25;

    private final AtomicInteger next = new AtomicInteger();

    @Param({"0", "30"})
    private int limit;

    private Path folder;
    private Ledger ledger;

    @Setup
    public void open() throws IOException {
        folder = Files.createTempDirectory("ledger");
        ledger = JdbcLedger.open(new LedgerSettings("jdbc:sqlite:" + folder.resolve("ledger.db")), Clock.systemUTC());
    }

    @TearDown
    public void close() throws IOException {
        ledger.close();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }

    @Benchmark
    public Claim deliver() {
        int file = next.getAndIncrement();
        String recipient = "+1555%07d".formatted(file / PER_RECIPIENT);
        String name = file + ".jpg";
        Instant now = Instant.now();
        Claim claim = (Claim) ledger.claim(new ClaimRequest(
                new Key(
                        "file:/srv/camel-linq/inbox/" + recipient + "/" + name,
                        "8192;1700000000000;" + file,
                        recipient),
                "linq_TzHlTvKfsyaRPaUDephMprtKcRL785NgEwxP8M0" + file,
                name,
                8192,
                now,
                now.plusSeconds(30),
                new Pace(List.of("+15550000000>" + recipient), limit, Duration.ofSeconds(60))));
        ledger.uploaded(
                claim, "550e8400-e29b-41d4-a716-4466554" + file, new Fingerprint(null, 8192, name, "image/jpeg"));
        ledger.sending(claim);
        ledger.sent(claim, "69a37c7d-af4f-4b5e-af42-e28e98c" + file, "94c6bf33-31d9-40e3-a0e9-f94250e" + file);
        ledger.archived(claim);
        return claim;
    }
}
