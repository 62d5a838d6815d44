package io.github.camellinq.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Routes fit together: each direct endpoint has one route that begins with it, ids are unique, and configurations exist. */
final class LinkRule implements Rule {

    @Override
    public void check(RouteSet routes, Consumer<Fault> faults) {
        checkDirect(routes, faults);
        checkIds(routes, faults);
        if (routes.whole()) {
            checkConfigurations(routes, faults);
        }
    }

    private static void checkDirect(RouteSet routes, Consumer<Fault> faults) {
        List<EndpointUse> direct = EndpointUse.in(routes).stream()
                .filter(use -> use.scheme().equals("direct") && !use.isDynamic())
                .toList();
        Map<String, EndpointUse> begins = new HashMap<>();
        for (EndpointUse use : direct.stream().filter(EndpointUse::isSource).toList()) {
            EndpointUse first = begins.putIfAbsent(use.path(), use);
            if (first != null) {
                faults.accept(use.fault(
                        "two routes begin with direct:" + use.path() + ", and only one may; the other one is at "
                                + first.file().name() + ":" + first.line()));
            }
        }
        // How the routes of a template begin depends on the parameters that they are created with.
        if (!routes.whole() || hasTemplatedRoutes(routes)) {
            return;
        }
        for (EndpointUse use : direct) {
            if (!use.isSource() && !begins.containsKey(use.path())) {
                faults.accept(use.fault("no route begins with direct:" + use.path()
                        + Words.meant(use.path(), new TreeSet<>(begins.keySet()))));
            }
        }
    }

    private static boolean hasTemplatedRoutes(RouteSet routes) {
        return routes.files().stream()
                .flatMap(file -> RouteSet.items(file.root()).stream())
                .anyMatch(item -> RouteSet.child(item, "templatedRoute") != null);
    }

    private static void checkIds(RouteSet routes, Consumer<Fault> faults) {
        Map<String, String> places = new HashMap<>();
        each(routes, "route", (file, route) -> {
            Node id = RouteSet.child(route, "id");
            if (id instanceof ScalarNode scalar) {
                String place = file.name() + ":" + YamlTree.line(id);
                String first = places.putIfAbsent(scalar.getValue(), place);
                if (first != null) {
                    faults.accept(new Fault(
                            file.name(),
                            YamlTree.line(id),
                            "another route has the id '" + scalar.getValue() + "', at " + first
                                    + ": give this route another id"));
                }
            }
        });
    }

    /** Camel ignores a configuration that does not exist, and the route would lack its error handling. */
    private static void checkConfigurations(RouteSet routes, Consumer<Fault> faults) {
        Set<String> known = new TreeSet<>();
        each(routes, "routeConfiguration", (file, configuration) -> {
            String id = RouteSet.text(configuration, "id");
            if (id != null) {
                known.add(id);
            }
        });
        each(routes, "route", (file, route) -> {
            if (RouteSet.child(route, "routeConfigurationId") instanceof ScalarNode ids) {
                Stream.of(routes.resolved(ids.getValue()).orElse("").split("\\s*,\\s*"))
                        .filter(name -> !name.isEmpty() && !name.contains("*") && !known.contains(name))
                        .forEach(name -> faults.accept(new Fault(
                                file.name(),
                                YamlTree.line(ids),
                                "there is no routeConfiguration '" + name + "'" + Words.meant(name, known))));
            }
        });
    }

    /** Receives each item of one kind. */
    private interface Visitor {
        void visit(YamlTree file, Node node);
    }

    private static void each(RouteSet routes, String kind, Visitor visitor) {
        for (YamlTree file : routes.files()) {
            for (Node item : RouteSet.items(file.root())) {
                Node node = RouteSet.child(item, kind);
                if (node != null) {
                    visitor.visit(file, node);
                }
            }
        }
    }
}
