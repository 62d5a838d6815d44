package io.github.camellinq.check;

import io.github.camellinq.api.LinqRejectedException;
import io.github.camellinq.route.HeaderValues;
import java.util.Optional;
import java.util.function.Consumer;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** A fixed value that a route sets as a header of camel-linq is one that a step accepts; otherwise every message would be refused. */
final class HeaderValueRule implements Rule {

    @Override
    public void check(RouteSet routes, Consumer<Fault> faults) {
        for (YamlTree file : routes.files()) {
            if (file.root() == null) {
                continue;
            }
            RouteSet.steps(file.root(), (key, value) -> {
                if (key.getValue().equals("setHeader")) {
                    check(routes, file, value, faults);
                } else if (key.getValue().equals("setHeaders")) {
                    RouteSet.items(RouteSet.child(value, "headers"))
                            .forEach(header -> check(routes, file, header, faults));
                }
            });
        }
    }

    private static void check(RouteSet routes, YamlTree file, Node header, Consumer<Fault> faults) {
        String name = HeaderRule.known()
                .get(Optional.ofNullable(RouteSet.text(header, "name")).orElse(""));
        Node written = always(header)
                .or(() -> always(RouteSet.child(header, "expression")))
                .orElse(null);
        if (name == null || written == null) {
            return;
        }
        routes.resolved(RouteSet.text(written)).ifPresent(value -> {
            try {
                HeaderValues.check(routes.context(), name, value);
            } catch (LinqRejectedException e) {
                String words = e.getMessage().startsWith(name)
                        ? e.getMessage()
                        : "'" + name + "' is '" + value + "': " + e.getMessage();
                faults.accept(new Fault(file.name(), YamlTree.line(written), words));
            }
        });
    }

    /** The value that does not depend on the message; empty when there is none. */
    private static Optional<Node> always(Node holder) {
        return value(holder, "constant").or(() -> value(holder, "simple")
                .filter(node -> !RouteSet.text(node).contains("${")));
    }

    /** The expression of a language, in its short or its long form. */
    private static Optional<Node> value(Node holder, String language) {
        Node value = RouteSet.child(holder, language);
        return Optional.ofNullable(value instanceof ScalarNode ? value : RouteSet.child(value, "expression"))
                .filter(ScalarNode.class::isInstance);
    }
}
