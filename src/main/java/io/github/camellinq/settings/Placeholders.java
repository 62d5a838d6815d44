package io.github.camellinq.settings;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;

/**
 * Finds settings that name another one, such as {@code {{my.number}}}, that is not set anywhere. Camel treats such a setting as
 * not set.
 */
final class Placeholders {

    /** As Camel words it. For a key that is itself not set, it names that key. */
    private static final Pattern MISSING = Pattern.compile("Property with key \\[(.+?)] not found");

    private Placeholders() {}

    /** A sentence for each of these keys that is such a setting, by key. */
    static Map<String, String> faults(CamelContext context, Collection<String> keys) {
        Map<String, String> faults = new TreeMap<>();
        for (String key : keys) {
            missing(context, key)
                    .filter(other -> !other.equals(key))
                    .ifPresent(other -> faults.put(
                            key,
                            key + " names {{" + other + "}}, which is not set anywhere: set " + other
                                    + " in application.properties or in the environment, or write {{" + other
                                    + ":VALUE}} to give it a default"));
        }
        return faults;
    }

    private static Optional<String> missing(CamelContext context, String key) {
        try {
            context.resolvePropertyPlaceholders("{{" + key + "}}");
            return Optional.empty();
        } catch (RuntimeException e) {
            Matcher missing = MISSING.matcher(String.valueOf(e.getMessage()));
            return missing.find() ? Optional.of(missing.group(1)) : Optional.empty();
        }
    }
}
