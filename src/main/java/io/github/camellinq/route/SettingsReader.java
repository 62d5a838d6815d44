package io.github.camellinq.route;

import io.github.camellinq.route.Handles.Kind;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.util.TimeUtils;

/** Reads the settings of a context and finds all their faults in one go. */
final class SettingsReader {
    private static final Pattern DURATION = Pattern.compile("[0-9]{1,9}(ms|s|m|h|d)");

    private final Function<String, Optional<String>> lookup;
    private final List<String> faults = new ArrayList<>();

    private SettingsReader(Function<String, Optional<String>> lookup) {
        this.lookup = lookup;
    }

    /**
     * Reads what a context's properties, the JVM's and the environment give, in Camel's own precedence.
     *
     * @throws SettingsException naming every fault
     */
    static Settings read(CamelContext context, Setting... required) {
        return readWithoutKey(context, withKey(required));
    }

    /** As {@link #read}, but the key may be missing: not all that is done calls the API. */
    static Settings readWithoutKey(CamelContext context, Setting... required) {
        Collection<String> given = context.getPropertiesComponent()
                .loadProperties(key -> key.startsWith("linq."))
                .stringPropertyNames();
        return readWithoutKey(
                key -> context.getPropertiesComponent().resolveProperty(key),
                given,
                System.getenv().keySet(),
                required);
    }

    /**
     * Reads settings from anywhere.
     *
     * @param lookup the value of a key
     * @param given the {@code linq.*} keys that somebody set
     * @param environment the names of the environment's variables
     * @param required settings that must be given although they may be missing elsewhere
     */
    static Settings read(
            Function<String, Optional<String>> lookup,
            Collection<String> given,
            Collection<String> environment,
            Setting... required) {
        return readWithoutKey(lookup, given, environment, withKey(required));
    }

    private static Setting[] withKey(Setting... required) {
        return Stream.concat(Stream.of(required), Stream.of(Setting.API_KEY)).toArray(Setting[]::new);
    }

    private static Settings readWithoutKey(
            Function<String, Optional<String>> lookup,
            Collection<String> given,
            Collection<String> environment,
            Setting... required) {
        SettingsReader reader = new SettingsReader(lookup);
        for (Setting setting : required) {
            reader.required(setting);
        }
        Settings settings = new Settings(
                reader.text(Setting.API_KEY),
                reader.baseUrl(),
                reader.line(Setting.FROM),
                reader.recipient(Setting.TO),
                reader.path(Setting.INBOX),
                reader.path(Setting.DONE),
                reader.path(Setting.DEAD_LETTER),
                reader.ledgerUrl(),
                reader.duration(Setting.QUIET_PERIOD, Duration.ZERO),
                reader.number(Setting.CONCURRENCY, 1, 256),
                reader.duration(Setting.STALL_TIMEOUT, Duration.ofMillis(100)));
        reader.checkFolders(settings);
        reader.checkAliases(given);
        reader.checkNames(given, environment);
        if (!reader.faults.isEmpty()) {
            throw new SettingsException(reader.faults);
        }
        return settings;
    }

    private String text(Setting setting) {
        return lookup.apply(setting.key())
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .orElse(setting.defaultValue());
    }

    private String required(Setting setting) {
        String value = text(setting);
        if (value == null) {
            faults.add(setting.key() + " is missing: set it in application.properties, or "
                    + setting.environmentVariable() + " in the environment (" + setting.description() + ")");
        }
        return value;
    }

    private URI baseUrl() {
        String value = text(Setting.BASE_URL);
        try {
            URI uri = URI.create(value.endsWith("/") ? value.substring(0, value.length() - 1) : value);
            boolean http = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            if (http && uri.getHost() != null && uri.getRawQuery() == null && uri.getRawFragment() == null) {
                checkSecrecy(uri, value);
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // Not a URI at all: the fault below says what is wanted.
        }
        faults.add(Setting.BASE_URL.key() + " is '" + value + "': an address like " + Setting.BASE_URL.defaultValue()
                + " is needed");
        return null;
    }

    /** The key goes along with every call: in clear text only to a sandbox. */
    private void checkSecrecy(URI uri, String value) {
        String host = uri.getHost();
        boolean near = !host.contains(".") || host.startsWith("127.") || host.startsWith("[");
        if ("http".equals(uri.getScheme()) && !near) {
            faults.add(Setting.BASE_URL.key() + " is '" + value
                    + "': http would send the key in clear text. Write https; http is for a sandbox, on this machine or under a"
                    + " name without a dot");
        }
    }

    private String ledgerUrl() {
        String value = text(Setting.LEDGER_URL);
        if (!value.startsWith("jdbc:sqlite:") && !value.startsWith("jdbc:postgresql:")) {
            faults.add(Setting.LEDGER_URL.key()
                    + " is of no known kind: write jdbc:sqlite:FILE or jdbc:postgresql://HOST/DATABASE");
        }
        return value;
    }

    private String line(Setting setting) {
        String value = text(setting);
        if (value != null && Handles.kindOf(value) != Kind.PHONE_NUMBER) {
            faults.add(setting.key() + " is '" + value + "': a number in E.164 form is needed, such as +15551234567");
        }
        return value;
    }

    private String recipient(Setting setting) {
        String value = text(setting);
        checkRecipient(setting.key(), value);
        return value;
    }

    private void checkAliases(Collection<String> given) {
        for (String key : given) {
            if (key.startsWith(Setting.RECIPIENTS)) {
                checkRecipient(key, lookup.apply(key).orElse(""));
            }
        }
    }

    private void checkRecipient(String key, String value) {
        if (value == null) {
            return;
        }
        try {
            Recipients.parse(value, alias -> lookup.apply(Setting.RECIPIENTS + alias));
        } catch (RuntimeException e) {
            faults.add(key + " is '" + value + "': " + e.getMessage());
        }
    }

    private Path path(Setting setting) {
        String value = text(setting);
        try {
            return Path.of(value).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            faults.add(setting.key() + " is '" + value + "', which is no path: " + e.getReason());
            return null;
        }
    }

    private void checkFolders(Settings settings) {
        if (settings.inbox() != null && settings.done() != null && settings.deadLetter() != null) {
            try {
                Folders.of(settings.inbox(), settings.done(), settings.deadLetter());
            } catch (IllegalArgumentException e) {
                faults.add(Setting.INBOX.key() + ": " + e.getMessage());
            }
        }
    }

    private int number(Setting setting, int from, int to) {
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

    private Duration duration(Setting setting, Duration least) {
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

    private void checkNames(Collection<String> given, Collection<String> environment) {
        for (String key : given.stream().sorted().toList()) {
            if (!Setting.isKnown(key)) {
                faults.add(key + " is no setting of camel-linq"
                        + Setting.nearest(key)
                                .map(near -> ": is " + near + " meant?")
                                .orElse(""));
            }
        }
        for (String variable : environment.stream().sorted().toList()) {
            if (variable.startsWith("LINQ_") && !variable.startsWith("LINQ_RECIPIENTS_")) {
                checkVariable(variable);
            }
        }
    }

    /** Others use variables that begin with LINQ_ too; only one that is nearly ours is a fault. */
    private void checkVariable(String variable) {
        List<String> ours = new ArrayList<>();
        for (Setting setting : Setting.values()) {
            ours.add(setting.environmentVariable());
        }
        if (ours.contains(variable)) {
            return;
        }
        ours.stream()
                .filter(name -> Nearest.distance(variable, name) <= 2)
                .findFirst()
                .ifPresent(name -> faults.add(
                        "the environment's " + variable + " is no setting of camel-linq: is " + name + " meant?"));
    }
}
