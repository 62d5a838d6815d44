package io.github.camellinq;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Formats values for people. A file's name may hold any character, but never begins a new line of the output. */
final class Shown {
    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB"};

    private Shown() {}

    /** The text on one line, with {@code ?} for control characters; {@code -} for null. */
    static String word(Object word) {
        return word == null ? "-" : word.toString().replaceAll("[\\p{Cc}\\u2028-\\u202e\\u2066-\\u2069]", "?");
    }

    /** A path as one would type it in the current directory. */
    static String path(Path path) {
        return word(Greeting.shown(path));
    }

    /** A file's path, as one would type it in the current directory, or an object's address. */
    static String source(String source) {
        try {
            return source.startsWith("s3://") ? word(source) : path(Path.of(source));
        } catch (InvalidPathException e) {
            // A name that this locale cannot read.
            return word(source);
        }
    }

    /** RFC 3339, to the second; {@code -} for null. */
    static String time(Instant time) {
        return time == null ? "-" : time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** {@code 512 B}, {@code 3.4 MB}: in powers of 1,000. */
    static String bytes(long bytes) {
        double amount = bytes;
        int unit = 0;
        for (; amount >= 1000 && unit < UNITS.length - 1; unit++) {
            amount /= 1000;
        }
        return unit == 0 ? bytes + " B" : String.format(Locale.ROOT, "%.1f %s", amount, UNITS[unit]);
    }

    /** {@code 40s}, {@code 3m 20s}, {@code 5h 10m}, {@code 12d 3h}. */
    static String duration(Duration time) {
        long seconds = Math.max(0, time.toSeconds());
        if (seconds < 60) {
            return seconds + "s";
        }
        if (seconds < 3600) {
            return seconds / 60 + "m " + seconds % 60 + "s";
        }
        return seconds < 86_400
                ? seconds / 3600 + "h " + seconds % 3600 / 60 + "m"
                : seconds / 86_400 + "d " + seconds % 86_400 / 3600 + "h";
    }

    /** {@code 1 file}, {@code 2 files}. */
    static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
