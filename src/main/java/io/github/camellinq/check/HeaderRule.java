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
 * Every header that a route names and that begins with {@code CamelLinq} is one of {@link LinqHeaders}. Camel sets any header, also a
 * misspelt one that nothing reads.
 */
final class HeaderRule implements Rule {

    /** Without a {@code *} after it, as in a pattern of headers to remove. */
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
                + Words.meantOr("; a header of your own must not begin with CamelLinq", name, known.values());
    }

    /** The headers of camel-linq by name, whatever the case of its letters, which Camel ignores. */
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
