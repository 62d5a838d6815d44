package io.github.camellinq.check;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.camel.catalog.EndpointValidationResult;
import org.apache.camel.catalog.impl.DefaultRuntimeCamelCatalog;
import org.apache.camel.tooling.model.BaseOptionModel;
import org.apache.camel.tooling.model.ComponentModel;
import org.snakeyaml.engine.v2.nodes.Node;

/** Every endpoint has a component in this application, and only options that Camel's catalog lists for the component. */
final class OptionRule implements Rule {

    /** Components to suggest when a name is misspelt. */
    private static final List<String> COMMON =
            List.of("bean", "direct", "file", "http", "https", "kamelet", "scheduler");

    @Override
    public void check(RouteSet routes, Consumer<Fault> faults) {
        DefaultRuntimeCamelCatalog catalog = new DefaultRuntimeCamelCatalog();
        catalog.setCamelContext(routes.context());
        catalog.start();
        for (EndpointUse use : EndpointUse.in(routes)) {
            if (use.scheme().contains("$")
                    || use.word().equals("kamelet")
                    || use.scheme().equals("kamelet")) {
                continue;
            }
            if (!isThere(routes, use.scheme())) {
                faults.accept(use.fault(missing(use.scheme())));
            } else if (!use.address().contains(":")) {
                faults.accept(use.fault(
                        "'" + use.address() + "' is not an endpoint URI: write a colon after the component's name,"
                                + " and then what it is to work on"));
            } else if (!use.isDynamic() && catalog.componentJSonSchema(use.scheme()) != null) {
                check(use, catalog, faults);
            }
        }
        catalog.stop();
        checkRests(routes, faults);
    }

    /** REST services have no endpoint URI, but Camel creates endpoints of the component rest for them. */
    private static void checkRests(RouteSet routes, Consumer<Fault> faults) {
        for (YamlTree file : routes.files()) {
            for (Node item : RouteSet.items(file.root())) {
                if (RouteSet.child(item, "rest") != null && !isThere(routes, "rest")) {
                    faults.accept(new Fault(file.name(), YamlTree.line(item), missing("rest")));
                }
            }
        }
    }

    private static String missing(String scheme) {
        return "there is no component '" + scheme + "' in this application"
                + Words.meantOr("; add its jar to the class path", scheme, COMMON);
    }

    private static boolean isThere(RouteSet routes, String scheme) {
        return routes.context().getRegistry().lookupByName(scheme) != null
                || routes.context()
                        .getCamelContextExtension()
                        .getFactoryFinder("META-INF/services/org/apache/camel/component/")
                        .findClass(scheme)
                        .isPresent();
    }

    private static void check(EndpointUse use, DefaultRuntimeCamelCatalog catalog, Consumer<Fault> faults) {
        EndpointValidationResult result = catalog.validateEndpointProperties(uri(use), true);
        ComponentModel model = catalog.componentModel(use.scheme());
        if (result.getSyntaxError() != null) {
            faults.accept(use.fault("'" + use.address() + "' is not a URI of " + use.scheme() + ": "
                    + result.getSyntaxError() + " (its syntax is " + model.getSyntax() + ")"));
        }
        Set<String> known = model.getEndpointOptions().stream()
                .map(BaseOptionModel::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        for (String name : orNone(result.getUnknown())) {
            faults.accept(
                    use.fault(name, "'" + name + "' is not an option of " + use.scheme() + Words.meant(name, known)));
        }
        for (String name : orNone(result.getRequired())) {
            if (!use.options().containsKey(name) && !use.isMistyped(name, known)) {
                faults.accept(use.fault("'" + name + "' is missing: " + use.scheme() + " requires it"));
            }
        }
        checkValues(use, result, faults);
    }

    private static void checkValues(EndpointUse use, EndpointValidationResult result, Consumer<Fault> faults) {
        for (String name : names(result.getInvalidEnum())) {
            List<String> choices = result.getEnumChoices(name);
            wrong(use, name, "one of " + String.join(", ", choices) + " is needed", choices, faults);
        }
        names(result.getInvalidBoolean()).forEach(name -> wrong(use, name, "true or false is needed", faults));
        names(result.getInvalidInteger()).forEach(name -> wrong(use, name, "a whole number is needed", faults));
        names(result.getInvalidNumber()).forEach(name -> wrong(use, name, "a number is needed", faults));
        names(result.getInvalidDuration())
                .forEach(name -> wrong(use, name, "a time is needed, such as 500, 30s or 5m", faults));
    }

    private static Set<String> names(Map<String, String> values) {
        return values == null ? Set.of() : values.keySet();
    }

    private static Set<String> orNone(Set<String> names) {
        return names == null ? Set.of() : names;
    }

    private static void wrong(EndpointUse use, String name, String needed, Consumer<Fault> faults) {
        wrong(use, name, needed, List.of(), faults);
    }

    private static void wrong(
            EndpointUse use, String name, String needed, List<String> choices, Consumer<Fault> faults) {
        String value = use.options().getOrDefault(name, "");
        // A placeholder without a value is reported by its own rule.
        if (!value.contains("{{")) {
            faults.accept(use.fault(name, "'" + name + "' is '" + value + "': " + needed + Words.near(value, choices)));
        }
    }

    private static String uri(EndpointUse use) {
        String query = use.options().entrySet().stream()
                .map(option -> option.getKey() + "=" + URLEncoder.encode(option.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? use.address() : use.address() + "?" + query;
    }
}
