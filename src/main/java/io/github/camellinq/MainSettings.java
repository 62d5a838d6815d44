package io.github.camellinq;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camellinq.api.Json;
import io.github.camellinq.settings.Nearest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;

/** Finds settings {@code camel.main.…} that Camel does not have. Camel would fail on them before the other settings are checked. */
final class MainSettings {
    private static final String PREFIX = "camel.main.";
    private static final String KNOWN = "/META-INF/camel-main-configuration-metadata.json";

    private MainSettings() {}

    /** One sentence for each, which begins with its key. */
    static List<String> faults(CamelContext context) {
        Map<String, String> known = known();
        return new TreeSet<>(context.getPropertiesComponent()
                        .loadProperties(key -> key.startsWith(PREFIX))
                        .stringPropertyNames())
                .stream()
                        .filter(key -> !known.containsKey(plain(whole(key))))
                        .map(key -> key + " is not a setting of Camel"
                                + Nearest.to(plain(key), known.keySet())
                                        .map(near -> ": did you mean " + known.get(near) + "?")
                                        .orElse(""))
                        .toList();
    }

    /** The names of all settings, by their spelling as Camel compares them. */
    private static Map<String, String> known() {
        try (InputStream in = Main.class.getResourceAsStream(KNOWN)) {
            Map<String, String> known = new TreeMap<>();
            for (JsonNode property : Json.MAPPER.readTree(in).path("properties")) {
                String name = property.path("name").asText();
                known.put(plain(name), name);
            }
            return known;
        } catch (IOException e) {
            throw new UncheckedIOException(KNOWN, e);
        }
    }

    /** The key without the place in a map: {@code camel.main.globalOptions} for {@code camel.main.globalOptions[name]}. */
    private static String whole(String key) {
        return PREFIX + key.substring(PREFIX.length()).replaceFirst("[.\\[].*", "");
    }

    private static String plain(String key) {
        return key.replace("-", "").toLowerCase(Locale.ROOT);
    }
}
