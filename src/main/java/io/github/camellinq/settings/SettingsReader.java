package io.github.camellinq.settings;

import io.github.camellinq.api.ErrorTable;
import io.github.camellinq.ledger.LedgerUrl;
import io.github.camellinq.settings.Handles.Kind;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;

/** Reads the settings of a context and finds all their faults at once. */
final class SettingsReader {
    private final SettingValues values;
    private final List<String> faults;

    private SettingsReader(Function<String, Optional<String>> lookup) {
        this.values = new SettingValues(lookup);
        this.faults = values.faults();
    }

    /**
     * Reads what a context's properties, the JVM's properties and the environment give, with Camel's own precedence.
     *
     * @throws SettingsException naming every fault
     */
    static Settings read(CamelContext context, Setting... required) {
        return readWithoutKey(context, withKey(required));
    }

    /** As {@link #read}, but the key may be missing, because not everything calls the API. */
    static Settings readWithoutKey(CamelContext context, Setting... required) {
        return survey(context, required).sound();
    }

    /** As {@link #readWithoutKey}, but faults are returned instead of thrown. */
    static SettingsSurvey survey(CamelContext context, Setting... required) {
        Collection<String> given = new TreeSet<>(context.getPropertiesComponent()
                .loadProperties(Setting::concernsUs)
                .stringPropertyNames());
        Collection<String> environment = new TreeSet<>(System.getenv().keySet());
        Spring.survey(context, given, environment);
        Map<String, String> unresolved = Placeholders.faults(context, SettingNames.all(given, environment));
        given.removeAll(unresolved.keySet());
        SettingsSurvey survey = survey(
                key -> context.getPropertiesComponent().resolveProperty(key),
                given,
                environment,
                Stream.of(required)
                        .filter(setting -> !unresolved.containsKey(setting.key()))
                        .toArray(Setting[]::new));
        return survey.with(unresolved.values());
    }

    /**
     * Reads settings from anywhere.
     *
     * @param lookup the value of a key
     * @param given the keys that somebody set and that {@link Setting#concernsUs concern us}
     * @param environment the names of the environment variables
     * @param required settings that must be given although they may be missing elsewhere
     */
    static Settings read(
            Function<String, Optional<String>> lookup,
            Collection<String> given,
            Collection<String> environment,
            Setting... required) {
        return survey(lookup, given, environment, withKey(required)).sound();
    }

    private static Setting[] withKey(Setting... required) {
        return Stream.concat(Stream.of(required), Stream.of(Setting.API_KEY)).toArray(Setting[]::new);
    }

    private static SettingsSurvey survey(
            Function<String, Optional<String>> lookup,
            Collection<String> given,
            Collection<String> environment,
            Setting... required) {
        SettingsReader reader = new SettingsReader(lookup);
        SettingValues values = reader.values;
        for (Setting setting : required) {
            values.required(setting);
        }
        int workers = values.number(Setting.CONCURRENCY);
        Settings settings = new Settings(
                values.word(Setting.API_KEY),
                new AddressReader(values).baseUrl(),
                reader.line(Setting.FROM),
                reader.recipient(Setting.TO),
                values.path(Setting.INBOX),
                values.path(Setting.DONE),
                values.durationOrNone(Setting.DONE_KEEP).orElse(null),
                values.path(Setting.DEAD_LETTER),
                values.choice(Setting.AFTER).equals("delete"),
                reader.ledgerUrl(),
                new Settings.Retention(values.duration(Setting.LEDGER_KEEP), values.flag(Setting.PURGE_UNDELETED)),
                values.duration(Setting.QUIET_PERIOD),
                workers,
                values.duration(Setting.API_TIMEOUT),
                values.duration(Setting.STALL_TIMEOUT),
                new Settings.RateLimit(values.number(Setting.RATE_MESSAGES), values.duration(Setting.RATE_PERIOD)),
                reader.retry(),
                values.durationOrNone(Setting.REUSE).orElse(null),
                reader.errors(given, environment),
                new BucketSettingsReader(values).read(workers),
                new Settings.Management(values.word(Setting.MANAGEMENT_HOST), values.number(Setting.MANAGEMENT_PORT)));
        reader.checkNamedByRoutes();
        reader.checkRoutes();
        reader.checkKeep(settings);
        reader.checkFolders(settings);
        reader.checkAliases(given, environment);
        reader.faults.addAll(SettingNames.faults(lookup, given, environment));
        return new SettingsSurvey(settings, reader.faults);
    }

    private Settings.Retry retry() {
        Duration delay = values.duration(Setting.RETRY_DELAY);
        Duration most = values.duration(Setting.RETRY_MAX_DELAY);
        if (delay != null && most != null && most.compareTo(delay) < 0) {
            values.wrong(
                    Setting.RETRY_MAX_DELAY,
                    values.text(Setting.RETRY_MAX_DELAY),
                    ", which is less than " + Setting.RETRY_DELAY.key());
        }
        return new Settings.Retry(
                delay, most, values.number(Setting.RETRY_MAX_ATTEMPTS), values.number(Setting.RETRY_MAX_WAITING));
    }

    private String ledgerUrl() {
        String value = values.text(Setting.LEDGER_URL);
        if (!value.startsWith("jdbc:sqlite:") && !value.startsWith("jdbc:postgresql:")) {
            // The rest may contain a password.
            values.wrong(Setting.LEDGER_URL, value.replaceFirst("(?s)[/?@;].*", "") + "…");
        }
        LedgerUrl.fault(value)
                .ifPresent(why -> values.wrong(
                        Setting.LEDGER_URL, value.replaceFirst("(?s)[/?@;].*", "") + "…", ", which" + why));
        return value;
    }

    private String line(Setting setting) {
        String value = values.text(setting);
        if (value != null && Handles.kindOf(value) != Kind.PHONE_NUMBER) {
            values.wrong(setting, value, missingPlus(value));
        }
        return value;
    }

    private String recipient(Setting setting) {
        String value = values.text(setting);
        if (value != null && fault(value).isPresent()) {
            values.wrong(setting, value, missingPlus(value));
        }
        return value;
    }

    /** What a phone number has lost that is only digits, such as one in YAML without quotes. */
    private static String missingPlus(String value) {
        return value.matches("[0-9]+") ? ", which lacks the + at its beginning; in YAML it needs quotes too" : "";
    }

    private void checkRoutes() {
        String names = values.text(Setting.ROUTES);
        if (names != null && !RouteNames.unknown(names).isEmpty()) {
            values.wrong(Setting.ROUTES, names);
        }
    }

    private void checkAliases(Collection<String> given, Collection<String> environment) {
        for (String key : given) {
            if (key.startsWith(Setting.RECIPIENTS) && key.endsWith("]")) {
                faults.add(key + " is given as a list: write several handles as one value, separated by commas");
            } else if (key.startsWith(Setting.RECIPIENTS)) {
                String value = values.lookup(key).orElse("");
                fault(value)
                        .ifPresent(why -> faults.add(key + " is '" + value + "'" + missingPlus(value) + ": " + why));
                checkName(key);
            }
        }
        for (String key : SettingNames.inEnvironment(Setting.RECIPIENTS, environment)) {
            String value = values.lookup(key).orElse("");
            if (!given.contains(key)) {
                fault(value)
                        .ifPresent(why -> faults.add("the environment variable " + Setting.environmentVariable(key)
                                + " is '" + value + "': " + why));
            }
        }
    }

    private void checkName(String key) {
        String name = key.substring(Setting.RECIPIENTS.length());
        if (!name.isEmpty() && !Recipients.mayBeAlias(name)) {
            faults.add(key + " can never be used because '" + name + "' "
                    + (Handles.kindOf(name) == Kind.OTHER
                            ? "has characters that an alias cannot have"
                            : "is itself a recipient")
                    + ": use letters, digits, dots, hyphens and underscores");
        }
    }

    /** The fault of a recipient; empty when there is none. */
    private Optional<String> fault(String recipient) {
        try {
            Recipients.parse(recipient, alias -> values.lookup(Setting.RECIPIENTS + alias));
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(e.getMessage());
        }
    }

    private void checkKeep(Settings settings) {
        Duration ledgers = settings.retention().keep();
        Duration keep = settings.doneKeep();
        if (keep != null
                && ledgers != null
                && keep.compareTo(settings.retention().memory()) > 0) {
            values.wrong(
                    Setting.DONE_KEEP,
                    values.text(Setting.DONE_KEEP),
                    ", which must be less than " + Setting.LEDGER_KEEP.key()
                            + " by a day (by a tenth of it if that is less), so that the ledger still knows"
                            + " what was delivered");
        }
    }

    /** An empty setting gets its default, except in a route that names it: there an empty inbox is the current folder. */
    private void checkNamedByRoutes() {
        for (Setting setting : Setting.NAMED_BY_ROUTES) {
            String value = values.lookup(setting.key()).orElse(setting.defaultValue());
            if (value.isBlank()) {
                values.wrong(
                        setting, "", ", which the routes use as it is; leave it out to get " + setting.defaultValue());
            } else if (value.chars().anyMatch(sign -> sign > 0 && Character.isISOControl(sign))) {
                // A NUL has a fault of its own: no path and no address can contain one.
                values.wrong(
                        setting,
                        value.strip(),
                        ", with a tab, a line break or another control character in or after it, which the routes use as it is; remove that character");
            }
        }
    }

    private void checkFolders(Settings settings) {
        Optional.ofNullable(settings.inbox())
                .flatMap(FolderPlaces::noAddress)
                .ifPresent(why -> faults.add(Setting.INBOX.key() + " is '" + settings.inbox() + "', which" + why));
        FolderPlaces.check(settings, values);
    }

    /** What the answers of the API mean, as set in properties and in the environment. */
    private ErrorTable errors(Collection<String> given, Collection<String> environment) {
        SortedSet<String> keys = new TreeSet<>();
        // Spring Boot gives the value of a setting by its name, but does not list the settings.
        ErrorTable.standard().rows().keySet().stream()
                .map(match -> Setting.ERRORS + match)
                .filter(key -> values.lookup(key).isPresent())
                .forEach(keys::add);
        given.stream().filter(key -> key.startsWith(Setting.ERRORS)).forEach(keys::add);
        keys.addAll(SettingNames.inEnvironment(Setting.ERRORS, environment));
        ErrorTable table = ErrorTable.standard();
        for (String key : keys) {
            String verdict = values.lookup(key).orElse("").strip();
            try {
                table = table.with(key.substring(Setting.ERRORS.length()), verdict);
            } catch (IllegalArgumentException e) {
                faults.add(key + " is '" + verdict + "': " + e.getMessage());
            }
        }
        return table;
    }
}
