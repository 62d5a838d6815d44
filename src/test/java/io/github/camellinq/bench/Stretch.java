package io.github.camellinq.bench;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * One stretch of work, measured: files that are dropped all at once, until the last of them is accepted and put away.
 *
 * @param seconds from the drop until the last message was accepted
 * @param cpu what the process used, until all was put away
 * @param serverCpu what the fake Linq used meanwhile
 * @param allCpu what all processes of the machine used meanwhile, but for this one
 * @param whole from the drop until all was put away
 */
record Stretch(double seconds, Duration cpu, Duration serverCpu, Duration allCpu, Duration whole) {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LOOK = Duration.ofMillis(50);

    /** Who delivers what to whom. */
    record Line(Subject subject, Place place, MeasuredProcess process, FakeLinqProcess linq) {

        /** @param total how many messages there will be when these files are delivered, those of earlier ones included */
        Stretch deliver(Path batch, long total) throws IOException, InterruptedException {
            Duration before = process.cpu();
            Duration serverBefore = linq.cpu();
            Duration allBefore = OtherWork.cpu();
            Instant begin = Instant.now();
            subject.hand(batch, place, process);
            Counts counts = linq.awaitMessages(total, process);
            awaitPutAway();
            return new Stretch(
                    seconds(begin, counts.lastAccepted()),
                    process.cpu().minus(before),
                    linq.cpu().minus(serverBefore),
                    OtherWork.cpu().minus(allBefore),
                    Duration.between(begin, Instant.now()));
        }

        /** Waits until nothing is left where it was dropped. */
        void awaitPutAway() {
            if (subject.moves()) {
                await().atMost(PATIENCE).pollInterval(LOOK).until(() -> place.waiting() == 0);
            }
        }
    }

    double cpuSeconds() {
        return cpu.toNanos() / 1e9;
    }

    /** The fake Linq's part of a core, in per cent. */
    double serverShare() {
        return share(serverCpu);
    }

    /** What others than the benchmark used, in per cent of a core. */
    double othersShare() {
        return Math.max(0, share(allCpu.minus(cpu).minus(serverCpu)));
    }

    private double share(Duration part) {
        return part.toNanos() * 100.0 / whole.toNanos();
    }

    static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e9;
    }
}
