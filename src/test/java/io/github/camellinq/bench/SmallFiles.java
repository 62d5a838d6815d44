package io.github.camellinq.bench;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Files of 8 KB: 1,000 that wait when the process starts, then, dropped together, as many to warm up as are measured, and those that
 * are measured; with camel-linq, after that, what it uses when nothing comes. Each recipient gets 25 in a batch, so that the pace of 30 a minute,
 * which is on, holds nothing up.
 */
final class SmallFiles implements Scenario {
    private static final int SIZE = 8 * 1024;
    private static final int FIRST = 1000;
    static final int PER_RECIPIENT = 25;
    private static final Duration REST = Duration.ofSeconds(5);
    private static final Duration IDLE = Duration.ofSeconds(20);

    /** How many go by before others are measured. */
    static final int COUNT = Integer.getInteger("bench.files", 10_000);

    /** Prepares some of them, beginning with a number. */
    static Path stage(Place place, int first, int count) throws IOException {
        return place.stage(first, count, PER_RECIPIENT, SIZE);
    }

    @Override
    public void measure(Subject subject, Place place, ServerProcess linq, Results results) throws Exception {
        Path first = stage(place, 0, FIRST);
        Path rest = stage(place, FIRST, 2 * COUNT);
        if (subject.moves()) {
            place.drop(first);
        }
        try (MeasuredProcess process = subject.start(place, linq, Subject.AT_ONCE)) {
            if (!subject.moves()) {
                subject.hand(first, place, process);
            }
            Counts counts = linq.awaitMessages(FIRST, process);
            Stretch.Line line = new Stretch.Line(subject, place, process, linq);
            line.awaitPutAway();
            results.add(Figure.FIRST_RATE, subject, FIRST / Stretch.seconds(process.ready(), counts.lastAccepted()));
            results.add(Figure.FIRST_SECONDS, subject, Stretch.seconds(process.started(), counts.lastAccepted()));

            Stretch stretch = line.deliver(rest, FIRST, COUNT, COUNT);
            results.add(Figure.SMALL_RATE, subject, stretch.perSecond());
            results.add(Figure.SMALL_WHOLE, subject, 2 * COUNT / stretch.whole());
            results.add(Figure.SMALL_CPU, subject, stretch.cpu().toNanos() / 1e6);
            results.add(Figure.SMALL_SERVER, subject, stretch.serverShare());
            results.add(Figure.SMALL_OTHERS, subject, stretch.othersShare());
            if (subject == Subject.CAMEL_LINQ) {
                results.add(Figure.IDLE, subject, idle(process));
            }
            results.add(Figure.SMALL_PEAK, subject, process.peakMegabytes());
        }
    }

    /** Its part of a core when nothing comes, in per cent. */
    private static double idle(MeasuredProcess process) {
        pass(REST);
        Duration before = process.cpu();
        pass(IDLE);
        return process.cpu().minus(before).toNanos() * 100.0 / IDLE.toNanos();
    }

    private static void pass(Duration time) {
        await().pollDelay(time).atMost(time.plusSeconds(5)).until(() -> true);
    }
}
