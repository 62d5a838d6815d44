package io.github.camellinq.route;

import io.github.camellinq.ledger.Entry;
import io.github.camellinq.ledger.Pause;
import io.github.camellinq.settings.Settings;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What keeps deliveries from going on, one sentence for each problem. The same rules hold for {@code status --check}, which looks
 * from outside, and for the health check {@code linq}, which looks from inside.
 */
public final class HealthRules {
    private HealthRules() {}

    /** What is wrong with the folders of the settings. */
    public static List<String> folders(Settings settings) {
        return FolderRights.faultsNow(settings);
    }

    /** What is wrong with the folders that a process watches, and with those that it puts files into, if they exist. */
    static List<String> folders(Settings settings, Collection<Path> watched) {
        return watched.isEmpty() ? List.of() : FolderRights.faultsOf(settings, watched);
    }

    /** The sentence for a bucket that cannot be listed. */
    public static String bucket(String why) {
        return "the bucket cannot be listed: " + why;
    }

    /**
     * The sentence for a bucket that can be listed but not read.
     *
     * @param place the watched place
     * @param why the failure to read one of its objects
     */
    public static String unreadable(String place, IOException why) {
        return "the objects of " + place + " cannot be read: " + reason(why);
    }

    /** The reason without the place, which may name a recipient. */
    static String reason(IOException why) {
        String reason = why instanceof FileSystemException files ? files.getReason() : why.getMessage();
        return reason == null ? why.getClass().getSimpleName() : reason;
    }

    /**
     * The sentence for files that were sent and cannot be put away; empty when there are none.
     *
     * @param known what the ledger reports
     * @param shown formats how long
     */
    public static Optional<String> leftBehind(List<Entry> known, Function<Duration, String> shown) {
        List<Entry> left = stillTried(known);
        return left.stream()
                .findFirst()
                .map(first -> (left.size() == 1 ? "1 file was sent" : left.size() + " files were sent")
                        + " but cannot be put away, the first for "
                        + shown.apply(Duration.between(first.times().sent(), Instant.now())) + ": "
                        + first.lastError());
    }

    /**
     * Of those left behind, the ones that are still tried. Nobody visits an object that was deleted, or a folder that is no longer
     * watched.
     */
    public static List<Entry> stillTried(List<Entry> left) {
        Instant late = Instant.now().minus(GoneFiles.LATE);
        return left.stream().filter(entry -> entry.due().isAfter(late)).toList();
    }

    /**
     * The sentence for a paused intake. A ledger that cannot be asked about it has a sentence of its own.
     *
     * @param shown formats how long
     */
    public static String paused(Pause pause, Function<Duration, String> shown) {
        Instant now = Instant.now();
        String next = pause.until().isAfter(now)
                ? "until " + pause.until().truncatedTo(ChronoUnit.SECONDS)
                : "one file may be tried now";
        return "paused for " + shown.apply(Duration.between(pause.since(), now)) + ", " + next + ": " + pause.reason();
    }
}
