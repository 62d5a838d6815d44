package io.github.camellinq.check;

import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * A bean that a route file declares.
 *
 * @param file the file that declares it
 * @param node its declaration
 * @param name the name by which routes refer to it
 * @param type the name of its class, placeholders resolved; null when a script or a factory creates it
 */
record DeclaredBean(YamlTree file, Node node, String name, String type) {

    /** All of them, in the order in which Camel creates them. */
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

    /** The line of the value under a key; the line of the bean when there is no such key. */
    int line(String word) {
        return RouteSet.child(node, word) instanceof ScalarNode scalar ? YamlTree.line(scalar) : YamlTree.line(node);
    }
}
