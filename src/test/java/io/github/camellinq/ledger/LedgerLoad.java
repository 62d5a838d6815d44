package io.github.camellinq.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** A process that writes what deliveries write into a ledger, and nothing else; prints the CPU of one in microseconds. */
public final class LedgerLoad {
    private static final int THREADS = 16;
    private static final int RECIPIENTS = 50;

    private LedgerLoad() {}

    /** @param args the ledger's URL, how many deliveries warm up and how many are measured, the limit of the pace or 0 */
    public static void main(String[] args) throws Exception {
        int warmUp = Integer.parseInt(args[1]);
        int measured = Integer.parseInt(args[2]);
        int limit = Integer.parseInt(args[3]);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (Ledger ledger = JdbcLedger.open(new LedgerSettings(args[0]), Clock.systemUTC())) {
            deliver(ledger, threads, 0, warmUp, limit);
            Duration before = cpu();
            deliver(ledger, threads, warmUp, warmUp + measured, limit);
            System.out.println(cpu().minus(before).toNanos() / 1000 / measured);
        } finally {
            threads.shutdownNow();
        }
    }

    /** The CPU per delivery, measured in a process of its own. */
    public static long microseconds(String url, int warmUp, int measured, int limit, String classpath)
            throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classpath,
                        LedgerLoad.class.getName(),
                        url,
                        "" + warmUp,
                        "" + measured,
                        "" + limit)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String answer = new String(process.getInputStream().readAllBytes());
        process.waitFor();
        return Long.parseLong(
                answer.strip().lines().reduce((first, last) -> last).orElseThrow());
    }

    private static void deliver(Ledger ledger, ExecutorService threads, int from, int to, int limit) throws Exception {
        AtomicInteger next = new AtomicInteger(from);
        List<Future<?>> all = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            all.add(threads.submit(() -> {
                for (int file = next.getAndIncrement(); file < to; file = next.getAndIncrement()) {
                    deliver(ledger, file, limit);
                }
            }));
        }
        for (Future<?> one : all) {
            one.get();
        }
    }

    private static void deliver(Ledger ledger, int file, int limit) {
        String recipient = "+15551230" + file % RECIPIENTS;
        Pace pace = new Pace(List.of("+15550000000>" + recipient), limit, Duration.ofSeconds(60));
        String name = file + ".txt";
        Instant now = Instant.now();
        Claim claim = (Claim) ledger.claim(new ClaimRequest(
                new Key("file:/srv/camel-linq/inbox/" + recipient + "/" + name, "12;1700000000000;" + file, recipient),
                "linq_TzHlTvKfsyaRPaUDephMprtKcRL785NgEwxP8M0" + file,
                name,
                12,
                now,
                now.plusSeconds(30),
                pace));
        // Scattered as a digest is.
        String sha256 = UUID.nameUUIDFromBytes(name.getBytes(UTF_8))
                .toString()
                .repeat(2)
                .substring(0, 64);
        ledger.uploaded(
                claim, "550e8400-e29b-41d4-a716-4466554" + file, new Fingerprint(sha256, 12, name, "text/plain"));
        ledger.sending(claim);
        ledger.sent(claim, "69a37c7d-af4f-4b5e-af42-e28e98c" + file, "94c6bf33-31d9-40e3-a0e9-f94250e" + file);
        ledger.archived(claim);
    }

    private static Duration cpu() {
        return Duration.ofNanos(
                ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                        .getProcessCpuTime());
    }
}
