package io.github.camellinq.settings;

import io.github.camellinq.ledger.NoPath;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.camel.util.TimeUtils;

/** Reads single settings as values of their types, and collects what is wrong with them. A wrong value is null, or 0. */
final class SettingValues {
    private static final Pattern DURATION = Pattern.compile("[0-9]{1,9}(ms|s|m|h|d)");

    private final Function<String, Optional<String>> lookup;
    private final List<String> faults = new ArrayList<>();

    SettingValues(Function<String, Optional<String>> lookup) {
        this.lookup = lookup;
    }

    /** The faults, in the order in which they were found. Callers may add to them. */
    List<String> faults() {
        return faults;
    }

    /** The value of any key, as it was given. */
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

    /** A text in the setting's form, if the setting has one. */
    String word(Setting setting) {
        String value = text(setting);
        Pattern form = setting.limits().form();
        if (value != null
                && !value.isEmpty()
                && form != null
                && !form.matcher(value).matches()) {
            wrong(setting, value);
        }
        return value;
    }

    Path path(Setting setting) {
        String value = text(setting);
        try {
            return Path.of(value).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            wrong(setting, value, ", which " + NoPath.why(e));
            return null;
        }
    }

    int number(Setting setting) {
        String value = text(setting);
        Allowed allowed = setting.limits();
        try {
            int number = Integer.parseInt(value);
            if (number >= allowed.least() && number <= allowed.most()) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Not a number at all: the fault below says what is wanted.
        }
        wrong(setting, value);
        return 0;
    }

    boolean flag(Setting setting) {
        return choice(setting).equals("true");
    }

    /** One of the setting's words; the first of them when the value is none. */
    String choice(Setting setting) {
        String value = text(setting);
        List<String> words = setting.limits().choices();
        if (words.contains(value)) {
            return value;
        }
        wrong(setting, value);
        return words.get(0);
    }

    Duration duration(Setting setting) {
        String value = text(setting);
        // Camel takes a text that is not a time for 0, which would send files that are still being written.
        if (DURATION.matcher(value).matches()) {
            Duration duration = Duration.ofMillis(TimeUtils.toMilliSeconds(value));
            if (duration.compareTo(setting.limits().shortest()) >= 0) {
                return duration;
            }
        }
        boolean off = value.equals("false") && setting.limits().choices().contains("off");
        add(fault(setting, value, off ? ", which is how YAML reads off without quotes" : "")
                + ", such as 500ms, 30s or 5m");
        return null;
    }

    /** A time; empty for the setting's word that stands for none, and for a wrong value. */
    Optional<Duration> durationOrNone(Setting setting) {
        return setting.limits().choices().contains(text(setting))
                ? Optional.empty()
                : Optional.ofNullable(duration(setting));
    }

    /** Adds the fault of a value that the setting does not take. */
    void wrong(Setting setting, String value) {
        wrong(setting, value, "");
    }

    /**
     * As {@link #wrong(Setting, String)}.
     *
     * @param why what is wrong with the value, worded to follow it; empty when what the setting takes says enough
     */
    void wrong(Setting setting, String value, String why) {
        add(fault(setting, value, why));
    }

    /** Once only, as some settings are read in two places. */
    private void add(String fault) {
        if (!faults.contains(fault)) {
            faults.add(fault);
        }
    }

    private static String fault(Setting setting, String value, String why) {
        String shown = setting.isSecret() ? "not valid" : "'" + value + "'";
        return setting.key() + " is " + shown + why + ": it takes " + setting.allowed();
    }
}
