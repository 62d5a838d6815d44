package io.github.camellinq.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.support.DefaultExchange;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * Where messages come from that are not from another route.
 *
 * @param file where it is written
 * @param line the line of its address there
 * @param address such as {@code kamelet:linq-folder-source}, settings filled in
 * @param properties what it is given, settings filled in
 * @param parked whether its route does not start by itself
 * @param delivers whether its only step is {@code direct:deliver}, so that nothing changes a message before
 */
public record Source(
        String file, int line, String address, Map<String, String> properties, boolean parked, boolean delivers) {

    static List<Source> in(RouteSet routes) {
        List<Source> sources = new ArrayList<>();
        for (EndpointUse use : EndpointUse.in(routes)) {
            Node route = route(use);
            if (use.isSource() && !use.scheme().equals("direct") && isMeant(routes, route)) {
                sources.add(new Source(
                        use.file().name(),
                        use.line(),
                        use.address(),
                        Map.copyOf(use.options()),
                        isParked(routes, route),
                        delivers(RouteSet.child(route, "from"))));
            }
        }
        return sources;
    }

    /** The kamelet's name; empty where it is none. */
    public String kamelet() {
        return address.startsWith("kamelet:")
                ? address.substring("kamelet:".length()).replaceFirst("/.*", "")
                : "";
    }

    /** The route, or for one without that word the item of the file, in which the use is; null when it is in neither. */
    private static Node route(EndpointUse use) {
        for (Node item : RouteSet.items(use.file().root())) {
            Node route = RouteSet.child(item, "route") == null ? item : RouteSet.child(item, "route");
            Node from = RouteSet.child(route, "from");
            Node uri = from instanceof ScalarNode ? from : RouteSet.child(from, "uri");
            if (uri != null && YamlTree.line(uri) == use.line()) {
                return route;
            }
        }
        return null;
    }

    private static boolean isParked(RouteSet routes, Node route) {
        String start = RouteSet.text(route, "autoStartup");
        return start != null && routes.resolved(start).map("false"::equals).orElse(false);
    }

    /** Whether nothing in the settings keeps the route from being there. */
    private static boolean isMeant(RouteSet routes, Node route) {
        String precondition = RouteSet.text(route, "precondition");
        return route != null
                && (precondition == null
                        || routes.resolved(precondition)
                                .map(text -> routes.context()
                                        .resolveLanguage("simple")
                                        .createPredicate(text)
                                        .matches(new DefaultExchange(routes.context())))
                                .orElse(false));
    }

    private static boolean delivers(Node from) {
        List<Node> steps = RouteSet.items(RouteSet.child(from, "steps"));
        return steps.size() == 1 && isDeliver(RouteSet.child(steps.get(0), "to"));
    }

    private static boolean isDeliver(Node to) {
        return "direct:deliver".equals(RouteSet.text(to)) || "direct:deliver".equals(RouteSet.text(to, "uri"));
    }
}
