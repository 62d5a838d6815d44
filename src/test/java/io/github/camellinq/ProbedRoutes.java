package io.github.camellinq;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A copy of the shipped routes in which each step of a delivery that does something is followed by a call of a server: so a test
 * can stop a delivery exactly there. Made of the files of {@code routes/}, so that a step that is added to them is probed too.
 */
final class ProbedRoutes {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final List<String> PROBED = List.of("deliver", "dead-letter");

    private final String server;
    private final List<String> places = new ArrayList<>();

    private ProbedRoutes(String server) {
        this.server = server;
    }

    /**
     * Writes the routes.
     *
     * @param server what is called, by {@code GET <server>/<place>}
     * @return the places: {@code after-<step>}, and {@code before-<step>} where a route begins with one
     */
    static List<String> write(Path folder, String server) throws IOException {
        ProbedRoutes probed = new ProbedRoutes(server);
        Files.createDirectories(folder);
        for (YamlFile file : YamlFile.in(Path.of("routes")).toList()) {
            JsonNode tree = file.json().deepCopy();
            if (PROBED.contains(file.stem())) {
                // Only the route: what the error configuration does goes on in dead-letter, which is a route.
                tree.findValues("route").forEach(route -> probed.insert(route.path("from"), true));
            }
            YAML.writeValue(folder.resolve(file.toString()).toFile(), tree);
        }
        return probed.places;
    }

    private void insert(JsonNode parent, boolean route) {
        ArrayNode steps = (ArrayNode) parent.path("steps");
        for (int i = 0; i < steps.size(); i++) {
            ObjectNode step = (ObjectNode) steps.get(i);
            JsonNode words = step.elements().next();
            if (step.has("filter")) {
                insert(words, false);
            } else if (step.has("bean") || step.has("to")) {
                String id = words.path("id").asText();
                if (i == 0 && route) {
                    steps.insert(i++, probe("before-" + id));
                }
                steps.insert(++i, probe("after-" + id));
            }
        }
    }

    private ObjectNode probe(String place) {
        places.add(place);
        ObjectNode to = JsonNodeFactory.instance.objectNode();
        to.put("id", place);
        to.put("uri", server + "/" + place);
        // Variables, so that body and headers stay as they are.
        to.put("variableSend", "probe");
        to.put("variableReceive", "probe");
        to.putObject("parameters").put("httpMethod", "GET");
        ObjectNode step = JsonNodeFactory.instance.objectNode();
        step.set("to", to);
        return step;
    }

    /** Fails when a place that a test means is not there any more. */
    static void require(List<String> places, String... needed) {
        if (!places.containsAll(Arrays.asList(needed))) {
            throw new AssertionError("The steps of routes/ have changed: of " + Arrays.toString(needed)
                    + " not all are among " + places);
        }
    }
}
