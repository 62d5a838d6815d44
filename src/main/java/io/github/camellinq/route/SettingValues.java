package io.github.camellinq.route;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.camel.util.TimeUtils;

/** Reads single settings as what they are, and collects what is wrong with them. A value that is wrong is null, or 0. */
final class SettingValues {
    private static final Pattern DURATION = Pattern.compile("[0-9]{1,9}(ms|s|m|h|d)");

    private final Function<String, Optional<String>> lookup;
    private final List<String> faults = new ArrayList<>();

    SettingValues(Function<String, Optional<String>> lookup) {
        this.lookup = lookup;
    }

    /** What is wrong, in the order in which it was found; for adding to. */
    List<String> faults() {
        return faults;
    }

    /** The value of any key, as it is given. */
    Optional<String> lookup(String key) {
        return lookup.apply(key);
    }

    String text(Setting setting) {
        return lookup.apply(setting.key())
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .orElse(setting.defaultValue());
    }

    String required(Setting setting) {
        String value = text(setting);
        if (value == null) {
            faults.add(setting.key() + " is missing: set it in application.properties, or "
                    + setting.environmentVariable() + " in the environment (" + setting.description() + ")");
        }
        return value;
    }

    Path path(Setting setting) {
        String value = text(setting);
        try {
            return Path.of(value).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            faults.add(setting.key() + " is '" + value + "', which is no path: " + e.getReason());
            return null;
        }
    }

    int number(Setting setting, int from, int to) {
        String value = text(setting);
        try {
            int number = Integer.parseInt(value);
            if (number >= from && number <= to) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Not a number at all: the fault below says what is wanted.
        }
        faults.add(setting.key() + " is '" + value + "': a whole number from " + from + " to " + to + " is needed");
        return 0;
    }

    boolean flag(Setting setting) {
        String value = text(setting);
        if (!value.equals("true") && !value.equals("false")) {
            faults.add(setting.key() + " is '" + value + "': true or false is needed");
        }
        return value.equals("true");
    }

    /** One of some words; the first where it is none of them. */
    String choice(Setting setting, String... words) {
        String value = text(setting);
        if (List.of(words).contains(value)) {
            return value;
        }
        faults.add(setting.key() + " is '" + value + "': " + String.join(" or ", words) + " is needed");
        return words[0];
    }

    Duration duration(Setting setting, Duration least) {
        String value = text(setting);
        // Camel takes a word that is no time for 0, which would send files that are still being written.
        if (DURATION.matcher(value).matches()) {
            Duration duration = Duration.ofMillis(TimeUtils.toMilliSeconds(value));
            if (duration.compareTo(least) >= 0) {
                return duration;
            }
        }
        faults.add(setting.key() + " is '" + value + "': a time of at least " + least.toMillis()
                + "ms is needed, such as 500ms, 30s or 5m");
        return null;
    }

    /** A time, or nothing for {@code off}. */
    Optional<Duration> durationOrOff(Setting setting) {
        return "off".equals(text(setting))
                ? Optional.empty()
                : Optional.ofNullable(duration(setting, Duration.ofSeconds(1)));
    }
}
