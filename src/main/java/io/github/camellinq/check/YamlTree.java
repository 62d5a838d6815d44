package io.github.camellinq.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A YAML file, read by the same parser as Camel's, with the line of each key and value.
 *
 * @param name the file, as one would type it
 * @param text its text
 * @param root its content; null for an empty file
 * @param json its content as JSON, without lines
 * @param lines the line of each key and value, counted from 1, by JSON pointer
 */
record YamlTree(String name, String text, Node root, JsonNode json, Map<String, Integer> lines) {

    /** The greatest depth that is read: more than any route has, but finite for an anchor that contains itself. */
    private static final int DEEPEST = 100;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Reads a file; empty when it is not valid YAML, which is reported as a fault. */
    static Optional<YamlTree> read(String name, String text, Consumer<Fault> faults) {
        LoadSettings settings =
                LoadSettings.builder().setLabel(name).setUseMarks(true).build();
        try {
            Node root = new Compose(settings).composeString(text).orElse(null);
            Map<String, Integer> lines = new HashMap<>();
            JsonNode json = root == null ? JSON.nullNode() : new Reading(name, lines, faults).json(root, "", 0);
            return Optional.of(new YamlTree(name, text, root, json, lines));
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark()
                    .or(e::getContextMark)
                    .map(mark -> mark.getLine() + 1)
                    .orElse(0);
            faults.accept(new Fault(name, line, "this is not valid YAML: " + e.getProblem() + hint(e.getProblem())));
        } catch (YamlEngineException e) {
            faults.accept(new Fault(name, 0, "this is not valid YAML: " + e.getMessage()));
        }
        return Optional.empty();
    }

    private static String hint(String problem) {
        if (problem.contains("\\t") || problem.contains("TAB")) {
            return "; indent with spaces, not tabs";
        }
        return problem.contains("mapping values are not allowed")
                ? "; put a value that contains a colon in quotes, and check the indentation of this line"
                : "; check the indentation, the colons and the quotes of this line and the one before";
    }

    /** The line of a node, counted from 1; 0 when it is not known. */
    static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    }

    /** The line of a JSON pointer, or of the nearest one above it that has a line; 0 when none has. */
    int line(String pointer) {
        String place = pointer;
        while (!lines.containsKey(place) && !place.isEmpty()) {
            place = place.substring(0, place.lastIndexOf('/'));
        }
        return lines.getOrDefault(place, 0);
    }

    /** Converts the nodes of one file to JSON, and notes their lines. */
    private record Reading(String name, Map<String, Integer> lines, Consumer<Fault> faults) {

        JsonNode json(Node node, String pointer, int depth) {
            if (depth > DEEPEST) {
                throw new YamlEngineException(
                        "it is nested deeper than " + DEEPEST + " levels, or an anchor contains itself");
            }
            lines.putIfAbsent(pointer, line(node));
            if (node instanceof MappingNode mapping) {
                return object(mapping, pointer, depth);
            }
            if (node instanceof SequenceNode sequence) {
                ArrayNode array = JSON.arrayNode();
                for (Node item : sequence.getValue()) {
                    array.add(json(item, pointer + "/" + array.size(), depth + 1));
                }
                return array;
            }
            return scalar((ScalarNode) node);
        }

        private ObjectNode object(MappingNode mapping, String pointer, int depth) {
            ObjectNode object = JSON.objectNode();
            for (NodeTuple tuple : mapping.getValue()) {
                String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
                String below = pointer + "/" + key.replace("~", "~0").replace("/", "~1");
                if (object.has(key)) {
                    faults.accept(new Fault(
                            name,
                            line(tuple.getKeyNode()),
                            "'" + key + "' is here a second time; the first is on line " + lines.get(below)
                                    + ". Keep only one"));
                }
                lines.put(below, line(tuple.getKeyNode()));
                object.set(key, json(tuple.getValueNode(), below, depth + 1));
            }
            return object;
        }

        private static JsonNode scalar(ScalarNode scalar) {
            String value = scalar.getValue();
            Tag tag = scalar.getTag();
            if (tag.equals(Tag.NULL)) {
                return JSON.nullNode();
            }
            if (tag.equals(Tag.BOOL)) {
                return JSON.booleanNode(Boolean.parseBoolean(value));
            }
            if (tag.equals(Tag.INT)) {
                return JSON.numberNode(new BigInteger(value.replace("+", "")));
            }
            if (tag.equals(Tag.FLOAT) && value.matches("[-+0-9.eE]+")) {
                return JSON.numberNode(new BigDecimal(value));
            }
            return JSON.textNode(value);
        }
    }
}
