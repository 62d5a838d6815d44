package io.github.camellinq.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camellinq.api.Json;
import io.github.camellinq.route.Nearest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.camel.util.StringHelper;

/**
 * Which words the schema of Camel's YAML DSL, which comes with Camel, knows at each place. It tells more than a validator, which
 * for each of several forms says why it is not this one; and less: the schema wants a number where Camel also takes a text that
 * holds one, and the other way round, so what a value is made of is left to Camel itself.
 */
final class SchemaRule implements Rule {
    private static final String RESOURCE = "/schema/camelYamlDsl.json";

    private final JsonNode schema;

    SchemaRule() {
        try (InputStream in = SchemaRule.class.getResourceAsStream(RESOURCE)) {
            schema = Json.MAPPER.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE, e);
        }
    }

    @Override
    public void check(RouteSet routes, Consumer<Fault> faults) {
        for (YamlTree file : routes.files()) {
            if (file.json().isArray()) {
                new Look(file, faults).at(List.of(schema), file.json(), "");
            } else if (!file.json().has("apiVersion")) {
                faults.accept(new Fault(
                        file.name(),
                        Math.max(1, file.line("")),
                        "a route file is a list: it begins with '- route:', '- beans:' or the like"));
            }
        }
    }

    /** The forms that a value may have, without references and alternatives. */
    private List<JsonNode> forms(List<JsonNode> schemas) {
        List<JsonNode> plain = new ArrayList<>();
        for (JsonNode each : schemas) {
            plain.add(each);
            if (each.has("$ref")) {
                plain.addAll(forms(List.of(schema.at(each.path("$ref").asText().substring(1)))));
            }
            for (String choice : new String[] {"oneOf", "anyOf"}) {
                List<JsonNode> alternatives = new ArrayList<>();
                each.path(choice).forEach(alternatives::add);
                plain.addAll(forms(alternatives));
            }
        }
        return plain;
    }

    /** What must be there whichever form it is. */
    private Set<String> required(JsonNode form) {
        Set<String> names = new LinkedHashSet<>();
        form.path("required").forEach(name -> names.add(name.asText()));
        if (form.has("$ref")) {
            names.addAll(required(schema.at(form.path("$ref").asText().substring(1))));
        }
        return names;
    }

    /** One file, and what is said of it. */
    private final class Look {
        private final YamlTree file;
        private final Consumer<Fault> faults;

        Look(YamlTree file, Consumer<Fault> faults) {
            this.file = file;
            this.faults = faults;
        }

        void at(List<JsonNode> schemas, JsonNode value, String pointer) {
            List<JsonNode> forms = forms(schemas);
            if (value.isObject()) {
                object(schemas, forms, value, pointer);
            } else if (value.isArray()) {
                list(forms, value, pointer);
            } else {
                scalar(forms, value, pointer);
            }
        }

        private void object(List<JsonNode> schemas, List<JsonNode> forms, JsonNode value, String pointer) {
            Map<String, List<JsonNode>> known = properties(forms);
            if (known.isEmpty()) {
                if (types(forms).equals(Set.of("array"))) {
                    fault(pointer, name(pointer) + " is a list: each thing in it begins with '- '");
                }
                return;
            }
            // What there is one of is a step, or what a file is made of: Camel knows these in one spelling only.
            boolean alone =
                    forms.stream().anyMatch(form -> form.path("maxProperties").asInt() == 1);
            boolean crowded = alone && value.size() > 1;
            if (crowded) {
                fault(
                        pointer,
                        "'" + value.properties().stream().map(Map.Entry::getKey).collect(Collectors.joining("' and '"))
                                + "' stand side by side where one alone belongs: begin each with '- ', or indent what belongs to the first");
            }
            value.properties().forEach(property -> {
                String key = alone ? property.getKey() : StringHelper.dashToCamelCase(property.getKey());
                // What is empty or unknown beside another belongs to it, or that to this: the fault above says so.
                boolean told = crowded && (property.getValue().isNull() || !known.containsKey(key));
                if (!told) {
                    property(known, key, property, pointer);
                }
            });
            missing(schemas, value, known, pointer);
        }

        private static Map<String, List<JsonNode>> properties(List<JsonNode> forms) {
            Map<String, List<JsonNode>> known = new LinkedHashMap<>();
            for (JsonNode form : forms) {
                form.path("properties").properties().forEach(property -> known.computeIfAbsent(
                                property.getKey(), key -> new ArrayList<>())
                        .add(property.getValue()));
            }
            return known;
        }

        /** @param key its word in Camel's spelling */
        private void property(
                Map<String, List<JsonNode>> known, String key, Map.Entry<String, JsonNode> property, String pointer) {
            String below = pointer + "/" + property.getKey().replace("~", "~0").replace("/", "~1");
            if (known.containsKey(key)) {
                at(known.get(key), property.getValue(), below);
            } else {
                fault(
                        below,
                        "'" + property.getKey() + "' is not known " + under(pointer)
                                + Words.meant(property.getKey(), known.keySet()));
            }
        }

        private void missing(
                List<JsonNode> schemas, JsonNode value, Map<String, List<JsonNode>> known, String pointer) {
            for (JsonNode each : schemas) {
                for (String name : required(each)) {
                    if (value.path(name).isNull()
                            && types(forms(known.get(name))).equals(Set.of("string"))) {
                        fault(pointer + "/" + name, "'" + name + "' is empty");
                    } else if (!value.has(name)
                            && !value.has(StringHelper.camelCaseToDash(name))
                            && isAsked(name, value, known)) {
                        fault(pointer, "'" + name + "' is missing " + under(pointer));
                    }
                }
            }
        }

        /** An expression may stand in place of the word, and a mistyped word is told already. */
        private boolean isAsked(String name, JsonNode value, Map<String, List<JsonNode>> known) {
            return !name.equals("expression")
                    && value.properties().stream()
                            .noneMatch(property -> !known.containsKey(property.getKey())
                                    && Nearest.to(property.getKey(), List.of(name))
                                            .isPresent());
        }

        private void list(List<JsonNode> forms, JsonNode value, String pointer) {
            Set<String> types = types(forms);
            if (!types.isEmpty() && !types.contains("array")) {
                fault(pointer, name(pointer) + " is no list: leave out the '- '");
                return;
            }
            List<JsonNode> items = forms.stream()
                    .filter(form -> form.has("items"))
                    .map(form -> form.get("items"))
                    .toList();
            for (int i = 0; i < value.size() && !items.isEmpty(); i++) {
                at(items, value.get(i), pointer + "/" + i);
            }
        }

        private void scalar(List<JsonNode> forms, JsonNode value, String pointer) {
            Set<String> types = types(forms);
            if (value.isNull()) {
                nothing(forms, types, pointer);
                return;
            }
            if (types.equals(Set.of("array")) || types.equals(Set.of("object"))) {
                fault(
                        pointer,
                        name(pointer) + " is '" + value.asText() + "': "
                                + (types.contains("array") ? "a list" : "words below it")
                                + ", further to the right, belong here");
                return;
            }
            Set<String> words = new TreeSet<>();
            forms.forEach(form -> form.path("enum").forEach(word -> words.add(word.asText())));
            boolean free = forms.stream()
                    .anyMatch(form -> form.path("type").asText("string").equals("string")
                            && !form.has("enum")
                            && !form.has("$ref")
                            && !form.has("oneOf")
                            && !form.has("anyOf"));
            String word = value.asText();
            if (!words.isEmpty() && !free && !words.contains(word) && !word.contains("{{")) {
                fault(
                        pointer,
                        name(pointer) + " is '" + word + "': one of " + String.join(", ", words) + " is needed"
                                + Words.near(word, words));
            }
        }

        /** Camel takes nothing for a text, and cannot make a step of it. */
        private void nothing(List<JsonNode> forms, Set<String> types, String pointer) {
            boolean step = types.equals(Set.of("object"));
            boolean address = forms.stream().anyMatch(form -> required(form).contains("uri"));
            if (pointer.matches(".*/[0-9]+")) {
                fault(pointer, "nothing stands after this '- '");
            } else if (address || types.equals(Set.of("array"))) {
                fault(pointer, name(pointer) + " is empty");
            } else if (step) {
                fault(
                        pointer,
                        name(pointer) + " is empty: what belongs to it stands below it, further to the right; where"
                                + " nothing does, {} stands after it");
            }
        }

        private Set<String> types(List<JsonNode> forms) {
            Set<String> types = new TreeSet<>();
            forms.forEach(form -> types.add(form.path("type").asText("")));
            // What is only a reference or a choice has no type of its own.
            types.remove("");
            return types;
        }

        private String under(String pointer) {
            String[] names = pointer.replaceAll("/[0-9]+(?=/|$)", "").split("/");
            return names.length < 2 ? "here" : "in '" + names[names.length - 1] + "'";
        }

        private String name(String pointer) {
            String[] names = pointer.split("/");
            return "'" + names[names.length - 1] + "'";
        }

        private void fault(String pointer, String words) {
            faults.accept(new Fault(file.name(), file.line(pointer), words));
        }
    }
}
