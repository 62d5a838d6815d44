package io.github.camellinq.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.support.DefaultExchange;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * An endpoint from which messages come, other than from another route.
 *
 * @param file the file that names it
 * @param line the line of its URI there
 * @param address its URI without options, such as {@code kamelet:linq-folder-source}; placeholders resolved
 * @param properties its options; placeholders resolved
 * @param parked whether its route does not start by itself
 * @param delivers whether the only step of its route is {@code direct:deliver}, so that nothing changes the messages before that
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

    /** The name of the kamelet; empty when it is not a kamelet. */
    public String kamelet() {
        return address.startsWith("kamelet:")
                ? address.substring("kamelet:".length()).replaceFirst("/.*", "")
                : "";
    }

    /** The route that the use is in, or the item of the file when it has no key {@code route}; null when it is in neither. */
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

    /** Whether the route exists: it has no precondition, or one that the settings fulfil. */
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
