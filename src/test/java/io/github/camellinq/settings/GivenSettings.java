package io.github.camellinq.settings;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Settings that somebody gave, the key among them, and what is read of them. */
final class GivenSettings {
    private final Map<String, String> given = new HashMap<>(Map.of("linq.api-key", "top-secret"));

    void put(String key, String value) {
        given.put(key, value);
    }

    Set<String> keys() {
        return given.keySet();
    }

    Optional<String> value(String key) {
        return Optional.ofNullable(given.get(key));
    }

    /** @param environment the names of variables */
    Settings read(String... environment) {
        return SettingsReader.read(this::value, keys(), Set.of(environment));
    }

    SettingsException refusal(String... environment) {
        return catchThrowableOfType(SettingsException.class, () -> read(environment));
    }

    List<String> faults() {
        return refusal().faults();
    }
}
