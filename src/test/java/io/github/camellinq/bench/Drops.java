package io.github.camellinq.bench;

import static org.awaitility.Awaitility.await;

import io.github.camellinq.settings.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * One file at a time, dropped the safe way: from its rename into the inbox until its message is accepted, less the quiet period,
 * which is as it is by default. The moment of a drop is a random one, as the watcher looks now and then.
 */
final class Drops implements Scenario {
    private static final int SIZE = 8 * 1024;
    private static final int WARM_UP = 20;
    private static final int RECIPIENTS = 20;
    private static final int MOST_WAIT = 500;
    private static final Duration LOOK = Duration.ofMillis(20);

    private final int drops = Integer.getInteger("bench.drops", 120);

    @Override
    public void measure(Subject subject, Place place, ServerProcess linq, Results results) throws Exception {
        try (MeasuredProcess process = subject.start(place, linq, Subject.AT_ONCE)) {
            process.awaitReady();
            Random random = new Random(1);
            List<Double> beyond = new ArrayList<>();
            for (int number = 0; number < WARM_UP + drops; number++) {
                double millis = drop(new SampleFile("+1555%07d".formatted(number % RECIPIENTS), number), place, linq);
                if (number >= WARM_UP) {
                    beyond.add(millis - quietPeriod());
                }
                Duration pause = Duration.ofMillis(random.nextInt(MOST_WAIT));
                await().pollDelay(pause).until(() -> true);
            }
            linq.awaitMessages(WARM_UP + drops, process);
            results.add(Figure.DROP_MEDIAN, subject, Results.quantile(beyond, 0.5));
            results.add(Figure.DROP_P99, subject, Results.quantile(beyond, 0.99));
            results.add(Figure.DROP_PEAK, subject, process.peakMegabytes());
        }
    }

    /** In milliseconds, all in all. */
    private static double drop(SampleFile file, Place place, ServerProcess linq)
            throws IOException, InterruptedException {
        Path target =
                Files.createDirectories(place.inbox().resolve(file.recipient())).resolve(file.name());
        Path draft = Files.move(
                file.write(Files.createDirectories(place.folder().resolve("drafts")), SampleFile.bytes(SIZE)),
                target.resolveSibling("." + file.name()));
        Instant begin = Instant.now();
        Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        await().pollInterval(LOOK).until(() -> linq.counts().messages() > file.number());
        Long accepted = linq.accepted().get(file.name());
        return Stretch.seconds(begin, Instant.EPOCH.plus(accepted, ChronoUnit.MICROS)) * 1e3;
    }

    private static double quietPeriod() {
        return Duration.parse("PT" + Setting.QUIET_PERIOD.defaultValue().toUpperCase())
                        .toNanos()
                / 1e6;
    }
}
