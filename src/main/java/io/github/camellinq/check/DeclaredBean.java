package io.github.camellinq.check;

import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * A bean that a route file makes.
 *
 * @param file where
 * @param node all that is said of it
 * @param name by which routes call it
 * @param type the class's name, settings filled in; null where a script or a factory makes it
 */
record DeclaredBean(YamlTree file, Node node, String name, String type) {

    /** All of them, in the order in which they are made. */
    static List<DeclaredBean> in(RouteSet routes) {
        List<DeclaredBean> beans = new ArrayList<>();
        for (YamlTree file : routes.files()) {
            for (Node item : RouteSet.items(file.root())) {
                for (Node bean : RouteSet.items(RouteSet.child(item, "beans"))) {
                    String name = RouteSet.text(bean, "name");
                    if (name != null) {
                        beans.add(new DeclaredBean(file, bean, name, type(routes, bean)));
                    }
                }
            }
        }
        return beans;
    }

    private static String type(RouteSet routes, Node bean) {
        String type = RouteSet.text(bean, "type");
        if (type == null
                || RouteSet.child(bean, "script") != null
                || RouteSet.child(bean, "factoryBean") != null
                || RouteSet.child(bean, "factoryMethod") != null
                || RouteSet.child(bean, "builderClass") != null) {
            return null;
        }
        return routes.resolved(type).map(DeclaredBean::className).orElse(null);
    }

    /** {@code #class:org.example.Thing('a')} is org.example.Thing. */
    static String className(String type) {
        return type.replaceFirst("^#class:", "").replaceFirst("[(#].*", "").strip();
    }

    /** The line of one of its words, else its own. */
    int line(String word) {
        return RouteSet.child(node, word) instanceof ScalarNode scalar ? YamlTree.line(scalar) : YamlTree.line(node);
    }
}
