package io.github.camellinq.route;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.Endpoint;
import org.apache.camel.component.kamelet.KameletEndpoint;
import org.apache.camel.spi.EndpointStrategy;
import org.apache.camel.util.URISupport;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Refuses a property that a kamelet of this jar does not have. Camel would ignore it, and a file would be sent without its text
 * or to somebody else. Endpoints of anything else are not checked.
 */
final class KameletProperties implements EndpointStrategy {

    /** What Camel itself gives to each kamelet. */
    private static final Set<String> OF_CAMEL =
            Set.of("templateId", "routeId", "uuid", "noErrorHandler", "bridgeErrorHandler");

    /** @throws IllegalArgumentException when the kamelet has no such property */
    @Override
    public Endpoint registerEndpoint(String uri, Endpoint endpoint) {
        if (uri.startsWith("kamelet://linq-")
                && endpoint instanceof KameletEndpoint kamelet
                && kamelet.getLocation() == null) {
            check(uri, kamelet);
        }
        return endpoint;
    }

    private static void check(String uri, KameletEndpoint kamelet) {
        Set<String> given = new TreeSet<>(parameters(uri));
        // What the endpoint does not hand on to the kamelet is an option of the endpoint.
        given.retainAll(kamelet.getKameletProperties().keySet());
        given.removeAll(OF_CAMEL);
        if (given.isEmpty()) {
            return;
        }
        Set<String> known = properties(kamelet.getTemplateId());
        if (known.isEmpty()) {
            return;
        }
        given.removeAll(known);
        if (!given.isEmpty()) {
            throw new IllegalArgumentException(fault(kamelet.getTemplateId(), given, known));
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

    private static String fault(String kamelet, Set<String> given, Set<String> known) {
        List<String> faults = given.stream()
                .map(name -> "'" + name + "' is not a property of " + kamelet
                        + Nearest.to(name, known)
                                .map(near -> ": did you mean '" + near + "'?")
                                .orElse("; its properties are " + String.join(", ", known)))
                .toList();
        return String.join("; ", faults);
    }

    private static Set<String> parameters(String uri) {
        try {
            return URISupport.parseQuery(URISupport.extractQuery(uri)).keySet();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The properties of a kamelet of this jar; none for any other. */
    private static Set<String> properties(String kamelet) {
        try (InputStream file = KameletProperties.class.getResourceAsStream("/kamelets/" + kamelet + ".kamelet.yaml")) {
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
}
