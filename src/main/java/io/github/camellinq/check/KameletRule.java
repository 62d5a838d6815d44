package io.github.camellinq.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camellinq.api.LinqRejectedException;
import io.github.camellinq.settings.Aliases;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.camel.component.kamelet.Kamelet;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;

/**
 * Every kamelet exists, stands where its type belongs, and gets the properties that it requires and no others. Camel itself ignores a
 * property that the kamelet does not have.
 */
final class KameletRule implements Rule {

    /** The kamelets of camel-linq. */
    static final List<String> OURS = List.of(
            "linq-attachment-delete-action",
            "linq-attachment-get-action",
            "linq-bucket-source",
            "linq-describe-action",
            "linq-folder-source",
            "linq-message-sink",
            "linq-upload-action",
            "linq-voice-memo-sink");

    /** The endpoints {@code kamelet:source} and {@code kamelet:sink}, by which a route template refers to its caller. */
    private static final Set<String> ENDS = Set.of("source", "sink");

    /** Options of the endpoint itself, not of the kamelet behind it. */
    private static final Set<String> ENDPOINT_OPTIONS = Set.of(
            "bridgeErrorHandler",
            "exceptionHandler",
            "exchangePattern",
            "block",
            "failIfNoConsumers",
            "lazyStartProducer",
            "timeout",
            "location",
            "noErrorHandler");

    private static final String LOCATION = "camel.component.kamelet.location";

    private final Map<String, Optional<JsonNode>> kamelets = new HashMap<>();

    @Override
    public void check(RouteSet routes, Consumer<Fault> faults) {
        Set<String> templates = templates(routes);
        for (EndpointUse use : EndpointUse.in(routes)) {
            if (!use.scheme().equals("kamelet") || use.isDynamic()) {
                continue;
            }
            String name = use.path().replaceFirst("/.*", "");
            if (templates.contains(name) || ENDS.contains(name)) {
                continue;
            }
            Optional<JsonNode> kamelet = kamelets.computeIfAbsent(name, same -> find(routes, use, same, faults));
            if (kamelet.isPresent()) {
                check(routes, use, name, kamelet.get(), faults);
            } else if (routes.whole()) {
                faults.accept(use.fault("there is no kamelet '" + name + "'" + where(routes, name)));
            }
        }
    }

    private static String where(RouteSet routes, String name) {
        return routes.setting(LOCATION)
                .filter(places -> OURS.contains(name))
                .map(places -> " in " + places + ": add " + Kamelet.DEFAULT_LOCATION + " to " + LOCATION)
                .orElseGet(() -> Words.meant(name, OURS));
    }

    /** The ids of route templates, which can be used like kamelets. */
    private static Set<String> templates(RouteSet routes) {
        Set<String> ids = new TreeSet<>();
        for (YamlTree file : routes.files()) {
            RouteSet.items(file.root())
                    .forEach(item -> Optional.ofNullable(RouteSet.text(RouteSet.child(item, "routeTemplate"), "id"))
                            .ifPresent(ids::add));
        }
        return ids;
    }

    private static Optional<JsonNode> find(RouteSet routes, EndpointUse use, String name, Consumer<Fault> faults) {
        String places = Optional.ofNullable(use.options().get("location"))
                .or(() -> routes.setting(LOCATION))
                .orElse(Kamelet.DEFAULT_LOCATION);
        for (String place : places.split(",")) {
            String file = place.endsWith(".yaml") ? place : place.replaceFirst("/$", "") + "/" + name + ".kamelet.yaml";
            Resource resource = PluginHelper.getResourceLoader(routes.context()).resolveResource(file);
            if (resource != null && resource.exists()) {
                try (InputStream in = resource.getInputStream()) {
                    String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                    return YamlTree.read(file, text, faults).map(YamlTree::json);
                } catch (IOException e) {
                    faults.accept(use.fault("the kamelet " + file + " cannot be read: " + e));
                }
            }
        }
        return Optional.empty();
    }

    private static void check(RouteSet routes, EndpointUse use, String name, JsonNode kamelet, Consumer<Fault> faults) {
        checkPlace(use, name, kamelet, faults);
        JsonNode definition = kamelet.at("/spec/definition");
        JsonNode properties = definition.path("properties");
        List<String> known = new ArrayList<>();
        properties.fieldNames().forEachRemaining(known::add);
        use.options().forEach((option, value) -> {
            if (use.isDynamic(value) && properties.has(option)) {
                return;
            }
            if (OURS.contains(name) && properties.has(option) && !use.isSource() && value.contains("${")) {
                faults.accept(use.fault(
                        option,
                        "'" + option + "' has ${…}, which is not evaluated here: set the header that " + name
                                + " reads, or use toD"));
            } else if (properties.has(option)) {
                checkValue(use, option, value, properties.get(option), faults);
                checkRecipient(routes, use, name, option, value, faults);
            } else if (!ENDPOINT_OPTIONS.contains(option)) {
                faults.accept(use.fault(
                        option, "'" + option + "' is not a property of " + name + Words.meant(option, known)));
            }
        });
        for (JsonNode required : definition.path("required")) {
            String property = required.asText();
            if (!use.options().containsKey(property)
                    && !use.isMistyped(property, known)
                    && !properties.path(property).has("default")
                    && !isGivenElsewhere(routes, use, name, property)) {
                faults.accept(use.fault("'" + property + "' is missing: " + name + " requires it"));
            }
        }
    }

    private static void checkRecipient(
            RouteSet routes, EndpointUse use, String name, String option, String value, Consumer<Fault> faults) {
        boolean recipient = OURS.contains(name) && (option.equals("to") || option.equals("chatId"));
        if (!recipient || value.isEmpty() || value.contains("{{")) {
            return;
        }
        try {
            Aliases.recipient(routes.context(), value);
        } catch (LinqRejectedException e) {
            faults.accept(use.fault(option, "'" + option + "' is '" + value + "': " + e.getMessage()));
        }
    }

    private static boolean isGivenElsewhere(RouteSet routes, EndpointUse use, String name, String property) {
        String route = use.path().contains("/") ? use.path().replaceFirst("[^/]*/", "") : "";
        Map<String, Object> given = new HashMap<>();
        Kamelet.extractKameletProperties(routes.context(), given, name, route);
        Kamelet.extractKameletEnvironmentVariables(given, name, route);
        return given.containsKey(property);
    }

    private static void checkPlace(EndpointUse use, String name, JsonNode kamelet, Consumer<Fault> faults) {
        boolean source = kamelet.at("/metadata/labels")
                .path("camel.apache.org/kamelet.type")
                .asText()
                .equals("source");
        if (source && !use.isSource()) {
            faults.accept(use.fault(name + " is a source: it belongs in 'from', not in a step"));
        } else if (!source && use.isSource() && kamelet.at("/metadata/labels").has("camel.apache.org/kamelet.type")) {
            faults.accept(use.fault(name + " is a step: it belongs in 'to', not in 'from'"));
        }
    }

    private static void checkValue(
            EndpointUse use, String option, String value, JsonNode property, Consumer<Fault> faults) {
        if (value.contains("{{")) {
            return;
        }
        List<String> words = new ArrayList<>();
        property.path("enum").forEach(word -> words.add(word.asText()));
        String needed = null;
        if (!words.isEmpty() && !words.contains(value)) {
            needed = "one of " + String.join(", ", words) + " is needed" + Words.near(value, words);
        } else if (property.path("type").asText().equals("integer") && !value.matches("-?[0-9]+")) {
            needed = "a whole number is needed";
        } else if (property.path("type").asText().equals("number") && !value.matches("-?[0-9]+(\\.[0-9]+)?")) {
            needed = "a number is needed";
        } else if (property.path("type").asText().equals("boolean") && !value.matches("true|false")) {
            needed = "true or false is needed";
        } else if (property.has("pattern")
                && !value.matches(property.path("pattern").asText())) {
            needed = "a value of the form " + property.path("pattern").asText() + " is needed";
        }
        if (needed != null) {
            faults.accept(use.fault(option, "'" + option + "' is '" + value + "': " + needed));
        }
        int longest = property.path("maxLength").asInt(Integer.MAX_VALUE);
        int characters = value.codePointCount(0, value.length());
        if (characters > longest) {
            faults.accept(use.fault(
                    option,
                    String.format(
                            Locale.ROOT,
                            "'%s' has %,d characters: at most %,d are allowed",
                            option,
                            characters,
                            longest)));
        }
    }
}
