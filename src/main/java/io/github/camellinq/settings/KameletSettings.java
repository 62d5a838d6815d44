package io.github.camellinq.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Knows which properties the kamelets of this jar have, and words the fault when a setting or a route gives another one. */
public final class KameletSettings {
    private KameletSettings() {}

    /** The properties of a kamelet of this jar; none for any other. */
    public static Set<String> properties(String kamelet) {
        try (InputStream file = KameletSettings.class.getResourceAsStream("/kamelets/" + kamelet + ".kamelet.yaml")) {
            if (file == null) {
                return Set.of();
            }
            Object properties = new Load(LoadSettings.builder().build()).loadFromInputStream(file);
            for (String word : List.of("spec", "definition", "properties")) {
                properties = ((Map<?, ?>) properties).get(word);
            }
            Set<String> names = new TreeSet<>();
            ((Map<?, ?>) properties).keySet().forEach(name -> names.add((String) name));
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The fault in the name of a setting that gives a kamelet a property: {@code camel.kamelet.NAME.PROPERTY}, with or without
     * the id of a route before the property. Empty when there is none, and for kamelets of others.
     */
    static Optional<String> fault(String setting) {
        String[] words = setting.substring("camel.kamelet.".length()).split("\\.");
        String property = words[words.length - 1];
        Set<String> known = properties(words[0]);
        return known.isEmpty() || known.contains(property)
                ? Optional.empty()
                : Optional.of(setting + ": " + fault(words[0], Set.of(property), known));
    }

    /** The sentence about properties that a kamelet does not have. */
    public static String fault(String kamelet, Set<String> given, Set<String> known) {
        List<String> faults = given.stream()
                .map(name -> "'" + name + "' is not a property of " + kamelet
                        + Nearest.to(name, known)
                                .map(near -> ": did you mean '" + near + "'?")
                                .orElse("; its properties are " + String.join(", ", known)))
                .toList();
        return String.join("; ", faults);
    }
}
