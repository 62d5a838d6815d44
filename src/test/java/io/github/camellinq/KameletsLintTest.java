package io.github.camellinq;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kamelet has the shape of Camel's own catalogue: know one, read all. */
class KameletsLintTest {
    private static final int MOST_PROPERTIES = 10;

    /** Two HTTP calls with their variables do not fit into fewer. */
    private static final int MOST_TEMPLATE_LINES = 35;

    static Stream<YamlFile> kamelets() {
        return YamlFile.in(Path.of("src/main/resources/kamelets"));
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void name_is_the_files_and_ends_in_the_type(YamlFile file) {
        JsonNode metadata = file.json().path("metadata");
        String type =
                metadata.path("labels").path("camel.apache.org/kamelet.type").asText();

        assertThat(metadata.path("name").asText())
                .isEqualTo(file.stem())
                .startsWith("linq-")
                .endsWith("-" + type);
        assertThat(metadata.path("annotations")
                        .path("camel.apache.org/kamelet.icon")
                        .asText())
                .startsWith("data:image/svg+xml;base64,");
        assertThat(YamlFile.keys(metadata.path("annotations")))
                .contains(
                        "camel.apache.org/kamelet.support.level",
                        "camel.apache.org/catalog.version",
                        "camel.apache.org/provider",
                        "camel.apache.org/kamelet.group",
                        "camel.apache.org/kamelet.namespace");
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void every_property_is_described_typed_and_used(YamlFile file) {
        JsonNode definition = file.json().path("spec").path("definition");
        JsonNode properties = definition.path("properties");

        assertThat(definition.path("title").asText()).isNotBlank();
        assertThat(definition.path("description").asText().strip()).endsWith(".");
        assertThat(definition.path("type").asText()).isEqualTo("object");
        assertThat(properties.size()).isLessThanOrEqualTo(MOST_PROPERTIES);
        properties.properties().forEach(property -> {
            assertThat(property.getKey()).matches("[a-z][A-Za-z]*");
            assertThat(property.getValue().path("title").asText())
                    .as(property.getKey())
                    .isNotBlank();
            assertThat(property.getValue().path("description").asText().strip())
                    .as(property.getKey())
                    .endsWith(".");
            assertThat(property.getValue().path("type").asText())
                    .as(property.getKey())
                    .isIn("string", "integer", "boolean");
            assertThat(property.getValue().has("example")).as(property.getKey()).isTrue();
            assertThat(file.placeholders()).contains(property.getKey());
        });
        definition.path("required").forEach(name -> assertThat(properties.has(name.asText()))
                .isTrue());
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void every_placeholder_is_a_property_a_bean_or_a_setting_with_a_default(YamlFile file) {
        Set<String> known = new TreeSet<>(CamelSchema.settingsWithDefaults());
        known.addAll(YamlFile.keys(file.json().path("spec").path("definition").path("properties")));
        file.json()
                .path("spec")
                .path("template")
                .path("beans")
                .forEach(bean -> known.add(bean.path("name").asText()));

        assertThat(file.placeholders()).isSubsetOf(known);
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void template_is_short_flat_and_follows_the_schema(YamlFile file) {
        JsonNode template = file.json().path("spec").path("template");
        ArrayNode dsl = JsonNodeFactory.instance.arrayNode();
        dsl.addObject().set("beans", template.path("beans"));
        dsl.addObject().set("from", template.path("from"));

        assertThat(CamelSchema.faults(dsl)).isEmpty();
        assertThat(file.text().substring(file.text().indexOf("  template:")).lines())
                .hasSizeLessThanOrEqualTo(MOST_TEMPLATE_LINES);
        assertThat(template.toString()).doesNotContain("kamelet:linq");
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void dependencies_name_this_library_and_what_the_template_uses(YamlFile file) {
        assertThat(file.json().path("spec").path("dependencies").toString())
                .contains("mvn:io.github.camellinq:camel-linq:", "camel:kamelet");
    }
}
