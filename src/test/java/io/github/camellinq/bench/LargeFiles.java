package io.github.camellinq.bench;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Files of 50 MB, 4 at once: some to warm up, and those that are measured. They are made once and moved from round to round, so
 * that all read them out of the system's memory and none pays for their being written.
 */
final class LargeFiles implements Scenario {
    private static final int MEGABYTES = 50;
    private static final int AT_ONCE = 4;
    private static final int WARM_UP = 8;

    private final int files = Integer.getInteger("bench.large-files", 40);
    private final Path all;

    LargeFiles(Path root) throws IOException {
        Place stock = Place.in(root);
        long needed = (WARM_UP + files + 2L) * MEGABYTES << 20;
        long free = Files.getFileStore(root).getUsableSpace();
        if (free < needed) {
            throw new IOException(root + " has " + (free >> 20) + " MB free, the large files need " + (needed >> 20)
                    + ": make room, name another folder with -Dbench.folder or fewer files with -Dbench.large-files");
        }
        this.all = Files.createDirectory(stock.folder().resolve("all"));
        stock.stage(0, WARM_UP + files, 1, MEGABYTES << 20);
        giveBack(stock);
    }

    @Override
    public void measure(Subject subject, Place place, ServerProcess linq, Results results) throws Exception {
        Path batch = take(place);
        try (MeasuredProcess process = subject.start(place, linq, AT_ONCE)) {
            process.awaitReady();
            Stretch.Line line = new Stretch.Line(subject, place, process, linq);
            Stretch stretch = line.deliver(batch, 0, WARM_UP, files);
            double rate = stretch.perSecond() * MEGABYTES;
            if (subject == Subject.RAW_DIGEST) {
                results.add(Figure.LARGE_DIGEST, Subject.RAW_LIMIT, rate);
                return;
            }
            if (subject == Subject.CAMEL_LINQ) {
                // Its ledger has the SHA-256 of each.
                results.add(Figure.LARGE_DIGEST, subject, rate);
            }
            results.add(Figure.LARGE_RATE, subject, rate);
            results.add(Figure.LARGE_WHOLE, subject, (WARM_UP + files) * MEGABYTES / stretch.whole());
            results.add(Figure.LARGE_CPU, subject, stretch.cpu().toNanos() / 1e9);
            results.add(Figure.LARGE_SERVER, subject, stretch.serverShare());
            results.add(Figure.LARGE_OTHERS, subject, stretch.othersShare());
            results.add(Figure.LARGE_PEAK, subject, process.peakMegabytes());
        } finally {
            giveBack(place);
        }
    }

    private Path take(Place place) throws IOException {
        Path batch = Files.createDirectory(place.folder().resolve("staged"));
        for (int number = 0; number < WARM_UP + files; number++) {
            SampleFile file = SampleFile.of(number, 1);
            Path recipient = Files.createDirectory(batch.resolve(file.recipient()));
            Files.move(all.resolve(file.name()), recipient.resolve(file.name()));
        }
        // A move is a change; each must have been quiet for a while before it is dropped.
        await().pollDelay(Duration.ofMillis(1100)).until(() -> true);
        return batch;
    }

    private void giveBack(Place place) throws IOException {
        for (Path file : Place.pictures(place.folder())) {
            Files.move(file, all.resolve(file.getFileName()));
        }
    }
}
