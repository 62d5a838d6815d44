package io.github.camellinq.bench;

import java.nio.file.Path;

/**
 * Files of 50 MB, 4 at once, some of which go by unmeasured: by a process that has just started, whose Java then still compiles,
 * or by one that has delivered small files before.
 */
final class LargeFiles {
    private static final int AT_ONCE = 4;
    private static final int WARM_UP = 8;

    private final int files = Integer.getInteger("bench.large-files", 40);
    private final LargeStock stock;

    LargeFiles(Path root) throws Exception {
        this.stock = LargeStock.make(root, WARM_UP + files);
    }

    /** A {@link Scenario}: the first deliveries of a process. */
    void started(Subject subject, Place place, ServerProcess linq, Results results) throws Exception {
        try (MeasuredProcess process = subject.start(place, linq, AT_ONCE)) {
            process.awaitReady();
            Stretch stretch = deliver(new Stretch.Line(subject, place, process, linq), 0);
            Cells.STARTED.fill(stretch, subject, process, results);
            if (subject != Subject.RAW_DIGEST) {
                results.add(Figure.LARGE_WHOLE, subject, stock.count() * LargeStock.MEGABYTES / stretch.whole());
            }
        }
    }

    /** A {@link Scenario}: after as many small files as are delivered before small ones are measured. */
    void warm(Subject subject, Place place, ServerProcess linq, Results results) throws Exception {
        try (MeasuredProcess process = subject.start(place, linq, AT_ONCE)) {
            process.awaitReady();
            Stretch.Line line = new Stretch.Line(subject, place, process, linq);
            int earlier = SmallFiles.COUNT;
            // To others than those of the large files.
            int first = stock.count() * SmallFiles.PER_RECIPIENT;
            line.deliver(SmallFiles.stage(place, first, earlier), 0, 0, earlier);
            Stretch stretch = deliver(line, earlier);
            Cells.WARM.fill(stretch, subject, process, results);
            if (subject != Subject.RAW_DIGEST) {
                results.add(Figure.LARGE_SERVER, subject, stretch.serverShare());
                results.add(Figure.LARGE_OTHERS, subject, stretch.othersShare());
            }
        }
    }

    private Stretch deliver(Stretch.Line line, int before) throws Exception {
        try {
            return line.deliver(stock.lend(line.place()), before, WARM_UP, files);
        } finally {
            stock.takeBack(line.place());
        }
    }

    /** What is measured in both cases. */
    private record Cells(Figure rate, Figure digest, Figure cpu, Figure peak) {
        static final Cells STARTED = new Cells(
                Figure.LARGE_STARTED_RATE,
                Figure.LARGE_STARTED_DIGEST,
                Figure.LARGE_STARTED_CPU,
                Figure.LARGE_STARTED_PEAK);
        static final Cells WARM =
                new Cells(Figure.LARGE_RATE, Figure.LARGE_DIGEST, Figure.LARGE_CPU, Figure.LARGE_PEAK);

        void fill(Stretch stretch, Subject subject, MeasuredProcess process, Results results) throws Exception {
            double perSecond = stretch.perSecond() * LargeStock.MEGABYTES;
            if (subject == Subject.RAW_DIGEST) {
                results.add(digest, Subject.RAW_LIMIT, perSecond);
                return;
            }
            if (subject == Subject.CAMEL_LINQ) {
                // Its ledger has the SHA-256 of each.
                results.add(digest, subject, perSecond);
            }
            results.add(rate, subject, perSecond);
            results.add(cpu, subject, stretch.cpu().toNanos() / 1e9);
            results.add(peak, subject, process.peakMegabytes());
        }
    }
}
