package io.github.camellinq.bench;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Files that are delivered one after the other while more wait, measured from one of them to a later one: nobody pays for the
 * beginning, when a watcher lets each file rest for a while, nor for the end, when there is less and less to do.
 *
 * @param files how many
 * @param seconds from the acceptance of the last file before them to that of the last of them
 * @param cpu what the process used for one of them
 * @param serverShare what the fake Linq used meanwhile, in per cent of a core
 * @param othersShare what others than the benchmark used meanwhile, in per cent of a core
 * @param whole seconds from the drop to the last acceptance, of those before them too
 */
record Stretch(int files, double seconds, Duration cpu, double serverShare, double othersShare, double whole) {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LOOK = Duration.ofMillis(50);

    /** Who delivers what to whom. */
    record Line(Subject subject, Place place, MeasuredProcess process, ServerProcess linq) {

        /**
         * Drops files all at once and waits until all are delivered and put away.
         *
         * @param before how many messages there were earlier
         * @param warmUp how many of the files go by unmeasured
         * @param files how many are measured then
         */
        Stretch deliver(Path batch, long before, int warmUp, int files) throws IOException, InterruptedException {
            Instant dropped = Instant.now();
            subject.hand(batch, place, process);
            Mark begin = mark(linq.awaitAtLeast(before + warmUp, process));
            Mark end = mark(linq.awaitMessages(before + warmUp + files, process));
            awaitPutAway();
            List<Instant> accepted = linq.acceptedInOrder();
            Instant from = warmUp == 0 ? dropped : accepted.get((int) before + warmUp - 1);
            Instant last = accepted.get(accepted.size() - 1);
            double span = begin.at().until(end.at(), ChronoUnit.NANOS);
            return new Stretch(
                    files,
                    seconds(from, last),
                    end.cpu().minus(begin.cpu()).dividedBy(end.messages() - begin.messages()),
                    share(end.serverCpu().minus(begin.serverCpu()), span),
                    Math.max(0, share(end.othersCpu().minus(begin.othersCpu()), span)),
                    seconds(dropped, last));
        }

        private Mark mark(Counts counts) throws IOException {
            Duration own = process.cpu();
            Duration server = linq.cpu();
            Duration others = OtherWork.cpu().minus(own).minus(server);
            return new Mark(Instant.now(), counts.messages(), own, server, others);
        }

        /** Waits until nothing is left where it was dropped. */
        void awaitPutAway() {
            if (subject.moves()) {
                await().atMost(PATIENCE).pollInterval(LOOK).until(() -> place.waiting() == 0);
            }
        }
    }

    /** What each had used at a moment. */
    private record Mark(Instant at, long messages, Duration cpu, Duration serverCpu, Duration othersCpu) {}

    double perSecond() {
        return files / seconds;
    }

    private static double share(Duration part, double nanos) {
        return part.toNanos() * 100.0 / nanos;
    }

    static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e9;
    }
}
