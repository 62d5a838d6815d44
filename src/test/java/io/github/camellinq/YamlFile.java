package io.github.camellinq;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A YAML file as text and as a tree. */
record YamlFile(Path path, String text, JsonNode json) {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\??([^}:]+)");

    static Stream<YamlFile> in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files
                    .filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .map(YamlFile::read)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static YamlFile read(Path path) {
        try {
            String text = Files.readString(path);
            return new YamlFile(path, text, YAML.readTree(text));
        } catch (IOException e) {
            throw new UncheckedIOException(path.toString(), e);
        }
    }

    /** The file's name up to the first dot. */
    String stem() {
        String name = path.getFileName().toString();
        return name.substring(0, name.indexOf('.'));
    }

    List<String> lines() {
        return text.lines().toList();
    }

    /** Every key in double braces. */
    Set<String> placeholders() {
        Set<String> keys = new TreeSet<>();
        for (Matcher matcher = PLACEHOLDER.matcher(text); matcher.find(); ) {
            keys.add(matcher.group(1));
        }
        return keys;
    }

    /** Every object in the tree. */
    List<JsonNode> objects() {
        List<JsonNode> found = new ArrayList<>();
        collect(json, found);
        return found;
    }

    private static void collect(JsonNode node, List<JsonNode> found) {
        if (node.isObject()) {
            found.add(node);
        }
        node.forEach(child -> collect(child, found));
    }

    static List<String> keys(JsonNode object) {
        List<String> keys = new ArrayList<>();
        object.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    @Override
    public String toString() {
        return path.getFileName().toString();
    }
}
