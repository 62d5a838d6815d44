package io.github.camellinq.check;

import io.github.camellinq.route.LinqHeaders;
import java.lang.reflect.Field;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * Every header that a route names and that begins as ours do is one of them. Camel makes whatever header it is told to, and nothing
 * would read it.
 */
final class HeaderRule implements Rule {

    /** Not with a {@code *} behind it, as in a pattern of headers to remove. */
    private static final Pattern NAME = Pattern.compile("\\bCamelLinq\\w++(?!\\*)", Pattern.CASE_INSENSITIVE);

    @Override
    public void check(RouteSet routes, Consumer<Fault> faults) {
        Map<String, String> known = known();
        for (YamlTree file : routes.files()) {
            RouteSet.words(file, (key, value) -> {
                if (value instanceof ScalarNode scalar && !key.getValue().equals("description")) {
                    Matcher names = NAME.matcher(scalar.getValue());
                    while (names.find()) {
                        if (!known.containsKey(names.group())) {
                            faults.accept(new Fault(file.name(), YamlTree.line(value), missing(names.group(), known)));
                        }
                    }
                }
            });
        }
    }

    private static String missing(String name, Map<String, String> known) {
        return "there is no header " + name
                + Words.meantOr("; begin the name of one of your own otherwise", name, known.values());
    }

    /** Our headers by their names, in whatever capitals, as Camel takes them for the same. */
    static Map<String, String> known() {
        Map<String, String> names = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Field field : LinqHeaders.class.getFields()) {
            try {
                names.put((String) field.get(null), (String) field.get(null));
            } catch (IllegalAccessException e) {
                throw new IllegalStateException("a public constant cannot be read", e);
            }
        }
        return names;
    }
}
