package io.github.camellinq.route;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Which settings somebody gave in an application of Spring's. There Camel hears what a setting is when it asks for it by name,
 * and not which there are. Loaded only where Spring is.
 */
final class SpringSettings {
    private static final String ENVIRONMENT = "environment";

    private final ConfigurableEnvironment environment;

    private SpringSettings(ConfigurableEnvironment environment) {
        this.environment = environment;
    }

    /** Adds what Spring knows of to the keys that are known; takes out of the variables those that are known to it alone. */
    static void survey(CamelContext context, Collection<String> given, Collection<String> variables) {
        ConfigurableEnvironment environment =
                context.getRegistry().lookupByNameAndType(ENVIRONMENT, ConfigurableEnvironment.class);
        if (environment != null) {
            given.addAll(new SpringSettings(environment).keys());
            Set<String> relaxed = Arrays.stream(Setting.values())
                    .map(setting -> plain(setting.environmentVariable()))
                    .collect(Collectors.toSet());
            variables.removeIf(variable -> relaxed.contains(plain(variable)));
        }
    }

    /** The variables of the system have rules of their own, and are looked at everywhere. */
    private Set<String> keys() {
        Set<String> keys = new TreeSet<>();
        for (PropertySource<?> source : environment.getPropertySources()) {
            if (source instanceof EnumerablePropertySource<?> names
                    && !(source instanceof SystemEnvironmentPropertySource)) {
                for (String name : names.getPropertyNames()) {
                    if (Setting.concernsUs(name)) {
                        keys.add(ours(name));
                    }
                }
            }
        }
        return keys;
    }

    /** Spring Boot takes {@code linq.apiKey} for {@code linq.api-key}, and gives each place of a list a key. */
    private static String ours(String name) {
        String whole = name.startsWith(Setting.ROUTES.key() + "[") ? Setting.ROUTES.key() : name;
        return Arrays.stream(Setting.values())
                .map(Setting::key)
                .filter(key -> plain(key).equals(plain(whole)))
                .findFirst()
                .orElse(whole);
    }

    private static String plain(String name) {
        return name.replaceAll("[-_]", "").toLowerCase(Locale.ROOT);
    }
}
