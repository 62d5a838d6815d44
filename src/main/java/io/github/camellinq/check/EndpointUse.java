package io.github.camellinq.check;

import io.github.camellinq.settings.Nearest;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.camel.util.StringHelper;
import org.apache.camel.util.URISupport;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * A place where a route names an endpoint.
 *
 * @param file the file that names it
 * @param word the step: {@code from}, {@code to} or another
 * @param address the URI without its options, placeholders resolved
 * @param options the options of the URI and of {@code parameters}, by name; placeholders resolved, and without {@code RAW()}
 * @param parameters only the options of {@code parameters}, by name; as written, but placeholders resolved
 * @param line the line of the URI
 * @param lines the lines of the parameters, by name
 */
record EndpointUse(
        YamlTree file,
        String word,
        String address,
        Map<String, String> options,
        Map<String, String> parameters,
        int line,
        Map<String, Integer> lines) {

    /** Steps that may be followed by a bare URI. */
    private static final Set<String> SHORT = Set.of("from", "to", "toD", "wireTap", "poll");

    /** Steps that resolve their URI for each message. */
    private static final Set<String> LATE = Set.of("toD", "wireTap");

    /** Camel's syntax for a value that is not to be read as part of a URI. */
    private static final Pattern RAW = Pattern.compile("(?s)RAW(\\(.*\\)|\\{.*})");

    /** Steps whose URI is a pattern for other URIs. */
    private static final Set<String> PATTERNS = Set.of("interceptFrom", "interceptSendToEndpoint");

    /** Every use in all files, except those whose URI has a placeholder without a value. */
    static List<EndpointUse> in(RouteSet routes) {
        List<EndpointUse> uses = new ArrayList<>();
        for (YamlTree file : routes.files()) {
            RouteSet.steps(file.root(), (key, value) -> {
                String word = key.getValue();
                if (PATTERNS.contains(word)) {
                    return;
                }
                Node uri = value instanceof ScalarNode && SHORT.contains(word) ? value : RouteSet.child(value, "uri");
                if (uri instanceof ScalarNode scalar) {
                    of(routes, file, word, scalar, scalar.getValue(), RouteSet.child(value, "parameters"))
                            .ifPresent(uses::add);
                } else if (word.equals("kamelet")) {
                    Node name = value instanceof ScalarNode ? value : RouteSet.child(value, "name");
                    if (name instanceof ScalarNode scalar) {
                        of(
                                        routes,
                                        file,
                                        word,
                                        scalar,
                                        "kamelet:" + scalar.getValue(),
                                        RouteSet.child(value, "parameters"))
                                .ifPresent(uses::add);
                    }
                } else if (word.equals("deadLetterUri") && value instanceof ScalarNode scalar) {
                    of(routes, file, word, scalar, scalar.getValue(), null).ifPresent(uses::add);
                }
            });
        }
        return uses;
    }

    private static Optional<EndpointUse> of(
            RouteSet routes, YamlTree file, String word, ScalarNode node, String uri, Node parameters) {
        // An empty URI is reported by the schema's rule.
        Optional<String> full = routes.resolved(uri).filter(text -> !text.isBlank());
        if (full.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> written = new LinkedHashMap<>();
        Map<String, Integer> lines = new HashMap<>();
        if (parameters instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                String name = StringHelper.dashToCamelCase(RouteSet.text(tuple.getKeyNode()));
                String value = RouteSet.text(tuple.getValueNode());
                if (name != null && value != null) {
                    lines.put(name, YamlTree.line(tuple.getKeyNode()));
                    // A parameter whose placeholder has no value is kept, because its name can still be wrong.
                    written.put(name, routes.resolved(value).orElse(value));
                }
            }
        }
        Map<String, String> options = new LinkedHashMap<>(query(full.get()));
        written.forEach((name, value) ->
                options.put(name, RAW.matcher(value).matches() ? value.substring(4, value.length() - 1) : value));
        return Optional.of(new EndpointUse(
                file, word, full.get().replaceFirst("\\?.*", ""), options, written, YamlTree.line(node), lines));
    }

    private static Map<String, String> query(String uri) {
        Map<String, String> options = new LinkedHashMap<>();
        int start = uri.indexOf('?');
        if (start < 0) {
            return options;
        }
        try {
            Map<String, Object> values = URISupport.parseQuery(uri.substring(start + 1), true);
            URISupport.resolveRawParameterValues(values);
            values.forEach((name, value) -> options.put(name, String.valueOf(value)));
        } catch (URISyntaxException e) {
            // Camel's own loader reports this fault.
            return options;
        }
        return options;
    }

    /** The name of the component. */
    String scheme() {
        int colon = address.indexOf(':');
        return colon < 0 ? address : address.substring(0, colon);
    }

    /** The part after the name of the component, without leading slashes. */
    String path() {
        int colon = address.indexOf(':');
        return colon < 0 ? "" : address.substring(colon + 1).replaceFirst("^//", "");
    }

    /** Whether messages come from it. */
    boolean isSource() {
        return word.equals("from");
    }

    /** Whether its URI depends on the message. */
    boolean isDynamic() {
        return address.contains("${") || address.contains("$simple{");
    }

    /** Whether this value of an option depends on the message. */
    boolean isDynamic(String value) {
        return LATE.contains(word) && value.contains("${");
    }

    /** Whether an unknown option is probably this one, misspelt; then this one need not be reported as missing, too. */
    boolean isMistyped(String option, Collection<String> known) {
        return options.keySet().stream()
                .anyMatch(given -> !known.contains(given)
                        && Nearest.to(given, known).filter(option::equals).isPresent());
    }

    /** A fault of the endpoint as a whole. */
    Fault fault(String words) {
        return new Fault(file.name(), line, words);
    }

    /** A fault of an option. */
    Fault fault(String option, String words) {
        return new Fault(file.name(), lines.getOrDefault(option, line), words);
    }
}
