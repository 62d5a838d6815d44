package io.github.camellinq.check;

import io.github.camellinq.settings.Setting;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Every setting that a route names has a value. */
final class PlaceholderRule implements Rule {

    @Override
    public void check(RouteSet routes, Consumer<Fault> faults) {
        Set<String> known = new TreeSet<>(
                routes.context().getPropertiesComponent().loadProperties().stringPropertyNames());
        Arrays.stream(Setting.values()).map(Setting::key).forEach(known::add);
        for (YamlTree file : routes.files()) {
            Set<String> local = templateParameters(file);
            RouteSet.words(file, (key, value) -> {
                if (value instanceof ScalarNode scalar) {
                    check(routes, file, scalar, known, local, faults);
                }
                RouteSet.texts(value).forEach(text -> check(routes, file, text, known, local, faults));
            });
        }
    }

    private static void check(
            RouteSet routes,
            YamlTree file,
            ScalarNode text,
            Set<String> known,
            Set<String> local,
            Consumer<Fault> faults) {
        for (String placeholder : RouteSet.placeholders(text.getValue())) {
            boolean optional = placeholder.startsWith("?");
            if (!optional
                    && !local.contains(placeholder)
                    && routes.resolved("{{" + placeholder + "}}").isEmpty()) {
                faults.accept(new Fault(
                        file.name(),
                        YamlTree.line(text),
                        "the setting " + placeholder + " is not set anywhere"
                                + Words.meantOr(
                                        "; set it in application.properties or in the environment",
                                        placeholder,
                                        others(known, placeholder))));
            }
        }
    }

    /** The settings to suggest: none for a setting that exists, because it is spelt correctly and only lacks a value. */
    private static Set<String> others(Set<String> known, String placeholder) {
        return known.contains(placeholder) ? Set.of() : known;
    }

    /** The names of the parameters and beans that the route templates of a file declare. */
    private static Set<String> templateParameters(YamlTree file) {
        Set<String> names = new HashSet<>();
        for (Node item : RouteSet.items(file.root())) {
            Node template = RouteSet.child(item, "routeTemplate");
            for (String list : new String[] {"parameters", "beans"}) {
                RouteSet.items(RouteSet.child(template, list))
                        .forEach(each -> names.add(String.valueOf(RouteSet.text(each, "name"))));
            }
        }
        return names;
    }
}
