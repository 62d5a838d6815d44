package io.github.camellinq.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code target/bench.json}: what was measured last, a part for each measurement, so that one can be repeated alone. */
public final class BenchFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private BenchFile() {}

    public static ObjectNode newPart() {
        return JSON.createObjectNode();
    }

    /** Puts one measurement into the file in place of an earlier one; the others stay. */
    public static void put(String part, JsonNode measured) throws IOException {
        ObjectNode all = Files.exists(path()) ? (ObjectNode) JSON.readTree(path().toFile()) : JSON.createObjectNode();
        all.set(part, measured);
        Files.writeString(path(), JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n");
    }

    public static Path path() {
        return Path.of(System.getProperty("app.jar")).resolveSibling("bench.json");
    }
}
