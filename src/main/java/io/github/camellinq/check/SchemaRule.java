package io.github.camellinq.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camellinq.api.Json;
import io.github.camellinq.settings.Nearest;
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
 * Every key stands where the schema of Camel's YAML DSL, which comes with Camel, allows it. Unlike a validator it does not list, for
 * each of several allowed forms, why the value is not of that form. It does not check the types of values, because Camel also accepts
 * a text where the schema wants a number, and the other way round.
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
                        "a route file must be a list, which begins with '- route:', '- beans:' or the like"));
            }
        }
    }

    /** The forms that a value may have, with references and alternatives expanded. */
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

    /** The keys that are required whichever form it has. */
    private Set<String> required(JsonNode form) {
        Set<String> names = new LinkedHashSet<>();
        form.path("required").forEach(name -> names.add(name.asText()));
        if (form.has("$ref")) {
            names.addAll(required(schema.at(form.path("$ref").asText().substring(1))));
        }
        return names;
    }

    /** The check of one file. */
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
                    fault(pointer, name(pointer) + " must be a list: begin each of its items with '- '");
                }
                return;
            }
            // Where only one key is allowed, it names a step or an item of a file; Camel knows one spelling of these.
            boolean alone =
                    forms.stream().anyMatch(form -> form.path("maxProperties").asInt() == 1);
            boolean crowded = alone && value.size() > 1;
            if (crowded) {
                fault(
                        pointer,
                        "'" + value.properties().stream().map(Map.Entry::getKey).collect(Collectors.joining("' and '"))
                                + "' stand side by side where only one is allowed: begin each with '- ', or indent what belongs"
                                + " to the first");
            }
            value.properties().forEach(property -> {
                String key = alone ? property.getKey() : StringHelper.dashToCamelCase(property.getKey());
                // An empty or unknown key beside another is probably indented wrongly; the fault above says so.
                boolean reported = crowded && (property.getValue().isNull() || !known.containsKey(key));
                if (!reported) {
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

        /** @param key the key in Camel's spelling */
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

        /** Whether to report a required key as missing: not an expression, which a language may replace, and not a misspelt key. */
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
                fault(pointer, name(pointer) + " is not a list: leave out the '- '");
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
                empty(forms, types, pointer);
                return;
            }
            if (types.equals(Set.of("array")) || types.equals(Set.of("object"))) {
                fault(
                        pointer,
                        name(pointer) + " is '" + value.asText() + "': it takes "
                                + (types.contains("array") ? "a list" : "keys")
                                + " on the lines below, indented further");
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

        /** An empty value, which Camel reads as an empty text and cannot make a step of. */
        private void empty(List<JsonNode> forms, Set<String> types, String pointer) {
            boolean step = types.equals(Set.of("object"));
            boolean address = forms.stream().anyMatch(form -> required(form).contains("uri"));
            if (pointer.matches(".*/[0-9]+")) {
                fault(pointer, "nothing follows this '- '");
            } else if (address || types.equals(Set.of("array"))) {
                fault(pointer, name(pointer) + " is empty");
            } else if (step) {
                fault(
                        pointer,
                        name(pointer) + " is empty: put what belongs to it on the lines below, indented further, or"
                                + " write {} after it when nothing does");
            }
        }

        private Set<String> types(List<JsonNode> forms) {
            Set<String> types = new TreeSet<>();
            forms.forEach(form -> types.add(form.path("type").asText("")));
            // A reference or a choice has no type itself.
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
