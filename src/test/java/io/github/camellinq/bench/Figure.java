package io.github.camellinq.bench;

import static io.github.camellinq.bench.Better.LESS;
import static io.github.camellinq.bench.Better.MORE;
import static io.github.camellinq.bench.Subject.BARE_CAMEL;
import static io.github.camellinq.bench.Subject.RAW_LIMIT;

import java.util.Locale;

/** What is measured, and what it is to be; a figure without a goal tells how to read the others. */
enum Figure {
    SMALL_RATE("8 KB files, warm", "files/s", 0, MORE, Bound.share(0.5, RAW_LIMIT), Bound.share(1, BARE_CAMEL)),
    SMALL_WHOLE("8 KB files, from the drop to the last", "files/s", 0, MORE, null, null),
    SMALL_CPU("CPU of an 8 KB file, warm", "ms", 2, LESS, Bound.at(1.2), Bound.share(1, BARE_CAMEL)),
    FIRST_RATE("first 1,000 files, since it watches", "files/s", 0, MORE, Bound.at(400), Bound.at(264)),
    FIRST_SECONDS("first 1,000 files, since the process starts", "s", 2, LESS, null, null),
    START("start to watching", "ms", 0, LESS, Bound.at(1500), Bound.at(2500)),
    FIRST_START("start to watching, the first time in a folder", "ms", 0, LESS, null, null),
    LARGE_RATE(
            "50 MB files, 4 at once, warm", "MB/s", 0, MORE, Bound.share(0.9, RAW_LIMIT), Bound.share(0.76, RAW_LIMIT)),
    LARGE_DIGEST("50 MB files, 4 at once, warm, each with its SHA-256", "MB/s", 0, MORE, null, null),
    LARGE_CPU("CPU of a 50 MB file, warm", "s", 3, LESS, Bound.at(0.1), null),
    LARGE_STARTED_RATE(
            "50 MB files, 4 at once, just started",
            "MB/s",
            0,
            MORE,
            Bound.share(0.9, RAW_LIMIT),
            Bound.share(0.76, RAW_LIMIT)),
    LARGE_STARTED_DIGEST("50 MB files, 4 at once, just started, each with its SHA-256", "MB/s", 0, MORE, null, null),
    LARGE_STARTED_CPU("CPU of a 50 MB file, just started", "s", 3, LESS, Bound.at(0.1), null),
    LARGE_WHOLE("50 MB files, just started, from the drop to the last", "MB/s", 0, MORE, null, null),
    SMALL_PEAK("peak RSS, 8 KB files", "MB", 0, LESS, Bound.at(256), Bound.at(388)),
    LARGE_STARTED_PEAK("peak RSS, 50 MB files", "MB", 0, LESS, Bound.at(256), Bound.at(388)),
    LARGE_PEAK("peak RSS, 8 KB files and then 50 MB files", "MB", 0, LESS, Bound.at(256), Bound.at(388)),
    DROP_PEAK("peak RSS, one file at a time", "MB", 0, LESS, Bound.at(256), Bound.at(388)),
    DROP_MEDIAN("drop to accepted beyond the quiet period, median", "ms", 0, LESS, Bound.at(100), Bound.at(250)),
    DROP_P99("drop to accepted beyond the quiet period, p99", "ms", 0, LESS, Bound.at(250), Bound.at(600)),
    IDLE("idle with 10,000 files in done/", "% of a core", 2, LESS, Bound.at(1), Bound.at(2)),
    SMALL_OTHERS("CPU of others meanwhile, 8 KB files", "% of a core", 0, LESS, null, null),
    LARGE_OTHERS("CPU of others meanwhile, 50 MB files, warm", "% of a core", 0, LESS, null, null),
    SMALL_SERVER("the server's own CPU, 8 KB files", "% of a core", 0, LESS, null, null),
    LARGE_SERVER("the server's own CPU, 50 MB files, warm", "% of a core", 0, LESS, null, null);

    private final String title;
    private final String unit;
    private final int decimals;
    private final Better better;
    private final Bound goal;
    private final Bound floor;

    Figure(String title, String unit, int decimals, Better better, Bound goal, Bound floor) {
        this.title = title;
        this.unit = unit;
        this.decimals = decimals;
        this.better = better;
        this.goal = goal;
        this.floor = floor;
    }

    String title() {
        return title;
    }

    String unit() {
        return unit;
    }

    Better better() {
        return better;
    }

    /** What it is to reach; null for nothing. */
    Bound goal() {
        return goal;
    }

    /** What is the least; null for nothing. */
    Bound floor() {
        return floor;
    }

    String shown(double value) {
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }
}
