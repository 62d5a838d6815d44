package io.github.camellinq.check;

import io.github.camellinq.settings.Setting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * All route files that run together.
 *
 * @param context holds the settings; not started, and without routes
 * @param files in the order of loading
 * @param whole whether these are all files; if not, a missing route or bean may be in one that could not be read
 */
record RouteSet(CamelContext context, List<YamlTree> files, boolean whole) {

    /** {@code {{key}}} or {@code {{key:default}}}, without braces inside. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^{}]+)}}");

    /** Keys below which the names are those of options and properties. */
    private static final Set<String> FREE = Set.of("parameters", "properties");

    /** Visits each key of a file and its value, at every depth. */
    static void words(YamlTree file, BiConsumer<ScalarNode, Node> visitor) {
        if (file.root() != null) {
            words(file.root(), visitor);
        }
    }

    /** Visits each key below a node and its value, at every depth. */
    static void words(Node node, BiConsumer<ScalarNode, Node> visitor) {
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode key) {
                    visitor.accept(key, tuple.getValueNode());
                }
                words(tuple.getValueNode(), visitor);
            }
        } else if (node instanceof SequenceNode sequence) {
            sequence.getValue().forEach(item -> words(item, visitor));
        }
    }

    /** Visits each key below a node, but not below options of endpoints and properties of beans, whose names may be anything. */
    static void steps(Node node, BiConsumer<ScalarNode, Node> visitor) {
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode key && !FREE.contains(key.getValue())) {
                    visitor.accept(key, tuple.getValueNode());
                    steps(tuple.getValueNode(), visitor);
                }
            }
        } else if (node instanceof SequenceNode sequence) {
            sequence.getValue().forEach(item -> steps(item, visitor));
        }
    }

    /** The value under a key; null when there is none. */
    static Node child(Node node, String key) {
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode scalar
                        && scalar.getValue().equals(key)) {
                    return tuple.getValueNode();
                }
            }
        }
        return null;
    }

    /** The text under a key; null when there is none. */
    static String text(Node node, String key) {
        return text(child(node, key));
    }

    /** The text of a node; null when it has none. */
    static String text(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : null;
    }

    /** The items of a list that are texts. */
    static List<ScalarNode> texts(Node node) {
        List<ScalarNode> texts = new ArrayList<>();
        if (node instanceof SequenceNode sequence) {
            for (Node item : sequence.getValue()) {
                if (item instanceof ScalarNode scalar) {
                    texts.add(scalar);
                }
            }
        }
        return texts;
    }

    /** The items of a list, such as a file's routes or a route's steps. */
    static List<Node> items(Node node) {
        return node instanceof SequenceNode sequence ? sequence.getValue() : List.of();
    }

    /** The value of a setting: what is given, else camel-linq's default; empty when there is neither. */
    Optional<String> setting(String key) {
        return context.getPropertiesComponent().resolveProperty(key).or(() -> Arrays.stream(Setting.values())
                .filter(setting -> setting.key().equals(key))
                .findFirst()
                .map(Setting::defaultValue));
    }

    /** A text with its placeholders resolved; empty when one has no value, which another rule reports. */
    Optional<String> resolved(String text) {
        StringBuilder filled = new StringBuilder();
        Matcher names = PLACEHOLDER.matcher(text);
        while (names.find()) {
            Optional<String> value = value(names.group(1));
            if (value.isEmpty()) {
                return Optional.empty();
            }
            names.appendReplacement(filled, Matcher.quoteReplacement(value.get()));
        }
        return Optional.of(names.appendTail(filled).toString());
    }

    private Optional<String> value(String placeholder) {
        String key = placeholder.replaceFirst("^[?!]", "");
        Optional<String> value = setting(key);
        if (value.isEmpty() && key.matches("(env|sys|service|service\\.name|service\\.host|service\\.port|bean):.*")) {
            return resolvedByCamel(key);
        }
        int colon = key.indexOf(':');
        return value.isEmpty() && colon > 0
                ? setting(key.substring(0, colon)).or(() -> Optional.of(key.substring(colon + 1)))
                : value;
    }

    private Optional<String> resolvedByCamel(String key) {
        try {
            return Optional.ofNullable(context.resolvePropertyPlaceholders("{{" + key + "}}"));
        } catch (IllegalArgumentException e) {
            // This is how Camel says that there is no value; PlaceholderRule reports it.
            return Optional.empty();
        }
    }

    /** The placeholders of a text, without braces. */
    static List<String> placeholders(String text) {
        return PLACEHOLDER.matcher(text).results().map(found -> found.group(1)).toList();
    }
}
