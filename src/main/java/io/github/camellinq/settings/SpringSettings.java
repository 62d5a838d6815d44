package io.github.camellinq.settings;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Finds out which settings somebody gave in a Spring application. There Camel can ask for a setting by its name but cannot list
 * the settings. Loaded only when Spring is there.
 */
final class SpringSettings {
    private static final String ENVIRONMENT = "environment";

    private final ConfigurableEnvironment environment;

    private SpringSettings(ConfigurableEnvironment environment) {
        this.environment = environment;
    }

    /**
     * A setting that the application gives as a list, joined by commas; empty when it is a single text. As in Spring Boot, the
     * whole list comes from one source, the one with the highest precedence that gives the setting at all: the list of a profile
     * replaces another one, however long that is.
     */
    static Optional<String> list(CamelContext context, String key) {
        return of(context)
                .filter(settings -> !settings.isOverridden(context, key))
                .map(settings -> settings.places(key))
                .filter(places -> !places.isEmpty())
                .map(places -> context.resolvePropertyPlaceholders(String.join(",", places)));
    }

    /** Adds the keys that Spring knows to the given ones, and removes from the variables those that Spring handles itself. */
    static void survey(CamelContext context, Collection<String> given, Collection<String> variables) {
        of(context).ifPresent(settings -> {
            given.addAll(settings.keys());
            variables.removeIf(SpringSettings::isVariable);
        });
    }

    private static Optional<SpringSettings> of(CamelContext context) {
        return Optional.ofNullable(
                        context.getRegistry().lookupByNameAndType(ENVIRONMENT, ConfigurableEnvironment.class))
                .map(SpringSettings::new);
    }

    /** Whether Spring Boot takes an environment variable for a setting, or for an element of a list. */
    private static boolean isVariable(String name) {
        String whole = name.replaceFirst("^(" + Setting.ROUTES.environmentVariable() + ")_[0-9]+$", "$1");
        return Arrays.stream(Setting.values())
                .anyMatch(setting -> plain(setting.environmentVariable()).equals(plain(whole)));
    }

    /** Whether Camel has a text for a setting for which Spring has none. */
    private boolean isOverridden(CamelContext context, String key) {
        return environment.getProperty(key) == null
                && context.getPropertiesComponent().resolveProperty(key).isPresent();
    }

    private List<String> places(String key) {
        for (PropertySource<?> source : environment.getPropertySources()) {
            // The source that cannot be listed is Spring Boot's view of all the others.
            if (source instanceof EnumerablePropertySource<?>) {
                List<String> places = places(source, key);
                if (!places.isEmpty() || source.containsProperty(key)) {
                    return places;
                }
            }
        }
        return List.of();
    }

    private List<String> places(PropertySource<?> source, String key) {
        return IntStream.iterate(0, place -> place + 1)
                .mapToObj(place -> source.getProperty(place(source, key, place)))
                .takeWhile(Objects::nonNull)
                .map(name -> environment.resolvePlaceholders(name.toString()))
                .toList();
    }

    private static String place(PropertySource<?> source, String key, int place) {
        return source instanceof SystemEnvironmentPropertySource
                ? Setting.environmentVariable(key) + "_" + place
                : key + "[" + place + "]";
    }

    /** Environment variables have rules of their own and are checked in every kind of application. */
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

    /** Spring Boot takes {@code linq.apiKey} for {@code linq.api-key}, and a number among the keys of its YAML for an index. */
    private static String ours(String name) {
        String whole = name.startsWith(Setting.ROUTES.key() + "[")
                ? Setting.ROUTES.key()
                : name.replaceFirst("^linq\\.errors\\[([0-9]+)]$", Setting.ERRORS + "$1");
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
