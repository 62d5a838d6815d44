package io.github.camellinq.settings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** Lists the names of settings that somebody has set, and finds names that look like settings but are not. */
final class SettingNames {

    /** Where a host has kamelets of its own, one of ours may be among them, with other properties. */
    private static final String KAMELET_LOCATION = "camel.component.kamelet.location";

    private SettingNames() {}

    /** The settings with a prefix that the environment sets. */
    static List<String> inEnvironment(String prefix, Collection<String> environment) {
        return environment.stream()
                .filter(name -> name.startsWith(Setting.environmentVariable(prefix)))
                .map(name -> prefix
                        + name.substring(prefix.length())
                                .toLowerCase(Locale.ROOT)
                                .replace('_', '-'))
                .sorted()
                .toList();
    }

    /** These keys, and all others that something may set without listing what it sets. */
    static Collection<String> all(Collection<String> given, Collection<String> environment) {
        Collection<String> keys = new TreeSet<>(given);
        Stream.of(Setting.values()).map(Setting::key).forEach(keys::add);
        keys.addAll(inEnvironment(Setting.RECIPIENTS, environment));
        keys.addAll(inEnvironment(Setting.ERRORS, environment));
        return keys;
    }

    /**
     * The faults, one sentence each, in the order of the names.
     *
     * @param lookup the value of a key
     * @param given the keys that {@link Setting#concernsUs concern us}
     * @param environment the names of the environment variables
     */
    static List<String> faults(
            Function<String, Optional<String>> lookup, Collection<String> given, Collection<String> environment) {
        List<String> faults = new ArrayList<>();
        for (String key : given.stream().sorted().toList()) {
            if (key.startsWith(Setting.KAMELETS)) {
                if (lookup.apply(KAMELET_LOCATION).isEmpty()) {
                    KameletSettings.fault(key).ifPresent(faults::add);
                }
            } else if (!Setting.isKnown(key)) {
                Optional<Setting> meant = Setting.ofVariable(key);
                if (meant.isEmpty()) {
                    faults.add(unknown(key));
                } else if (isPassedOver(key, meant.get(), lookup)) {
                    faults.add(key + " is not a setting of camel-linq outside the environment: write "
                            + meant.get().key());
                }
            }
        }
        environment.stream().sorted().forEach(variable -> addVariable(variable, faults));
        return faults;
    }

    /** Whether the name of a variable has no effect where it was found. Quarkus and others read files with such names. */
    private static boolean isPassedOver(String variable, Setting setting, Function<String, Optional<String>> lookup) {
        Optional<String> held = lookup.apply(setting.key());
        return (held.isEmpty() || held.get().equals(setting.defaultValue())) && !held.equals(lookup.apply(variable));
    }

    private static String unknown(String key) {
        return key + " is not a setting of camel-linq"
                + Setting.nearest(key)
                        .map(near -> ": did you mean " + near + "?")
                        .orElse("");
    }

    /** Others use variables that begin with LINQ_ too, so only a name close to one of ours is a fault. */
    private static void addVariable(String variable, List<String> faults) {
        if (!variable.startsWith("LINQ_")
                || variable.startsWith("LINQ_RECIPIENTS_")
                || variable.startsWith("LINQ_ERRORS_")
                || Setting.ofVariable(variable).isPresent()) {
            return;
        }
        Arrays.stream(Setting.values())
                .map(Setting::environmentVariable)
                .filter(name -> Nearest.distance(variable, name) <= 2)
                .findFirst()
                .ifPresent(name -> faults.add("the environment variable " + variable
                        + " is not a setting of camel-linq: did you mean " + name + "?"));
    }
}
