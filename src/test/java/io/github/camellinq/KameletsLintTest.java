package io.github.camellinq;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camellinq.api.MessageEffect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every kamelet has the shape of Camel's own catalogue: know one, read all. The rules are those of the validator of
 * apache/camel-kamelets (script/validator), but for the provider, which is us, and the schema of the resource Kamelet.
 */
class KameletsLintTest {
    private static final int MOST_PROPERTIES = 10;

    /** Two HTTP calls with their variables do not fit into fewer. */
    private static final int MOST_TEMPLATE_LINES = 36;

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

    @Test
    void effects_are_those_of_the_api() throws IOException {
        JsonNode effect = kamelets()
                .filter(file -> file.stem().equals("linq-message-sink"))
                .findFirst()
                .orElseThrow()
                .json()
                .at("/spec/definition/properties/effect/enum");

        assertThat(effect).extracting(JsonNode::asText).containsExactlyElementsOf(MessageEffect.NAMES);
    }

    /** What a route does not give would be looked for by its name alone in the settings and variables of whoever runs it. */
    @ParameterizedTest
    @MethodSource("kamelets")
    void property_that_may_be_left_out_is_empty_then(YamlFile file) {
        JsonNode definition = file.json().path("spec").path("definition");
        List<String> required = new ArrayList<>();
        definition.path("required").forEach(name -> required.add(name.asText()));

        JsonNode properties = definition.path("properties");
        assertThat(YamlFile.keys(properties))
                .allSatisfy(
                        name -> assertThat(properties.path(name).has("default")).isEqualTo(!required.contains(name)));
        assertThat(file.json().path("spec").path("template").toString()).doesNotContain("{{?");
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
    void file_follows_the_schema_of_the_kamelet_resource(YamlFile file) {
        assertThat(CamelSchema.kameletFaults(file.json())).isEmpty();
        assertThat(file.json().path("apiVersion").asText()).isEqualTo("camel.apache.org/v1");
        assertThat(file.json().path("kind").asText()).isEqualTo("Kamelet");
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void version_is_the_projects_and_icon_a_picture(YamlFile file) throws Exception {
        JsonNode annotations = file.json().path("metadata").path("annotations");
        String icon = annotations.path("camel.apache.org/kamelet.icon").asText();
        String svg =
                new String(Base64.getDecoder().decode(icon.substring(icon.indexOf(',') + 1)), StandardCharsets.UTF_8);

        assertThat(annotations.path("camel.apache.org/catalog.version").asText())
                .isEqualTo(projectVersion());
        assertThat(annotations.path("camel.apache.org/kamelet.support.level").asText())
                .isIn("Preview", "Stable");
        assertThat(svg).startsWith("<svg xmlns=").endsWith("</svg>");
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void titles_are_capitalised_without_article_and_end_in_the_type(YamlFile file) {
        JsonNode definition = file.json().path("spec").path("definition");
        String type = file.stem().substring(file.stem().lastIndexOf('-') + 1);
        List<String> titles = new ArrayList<>(definition.path("properties").findValuesAsText("title"));
        titles.add(definition.path("title").asText());

        assertThat(definition.path("title").asText())
                .endsWith(" " + type.substring(0, 1).toUpperCase(Locale.ROOT) + type.substring(1));
        assertThat(titles).allSatisfy(title -> assertThat(title)
                .matches("[A-Z]\\S*( (of|to|for|[A-Z]\\S*))*")
                .doesNotMatch("(The|A|An) .*"));
    }

    @Test
    void no_two_have_the_same_words() {
        List<String> words = kamelets()
                .flatMap(file -> Stream.of("title", "description").map(key -> file.json()
                        .path("spec")
                        .path("definition")
                        .path(key)
                        .asText()))
                .toList();

        assertThat(words).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void what_is_secret_is_marked_and_nothing_that_is_not(YamlFile file) {
        file.json()
                .path("spec")
                .path("definition")
                .path("properties")
                .properties()
                .forEach(property -> {
                    boolean secret = property.getKey().matches("(?i).*(key|token|secret|password|credential).*");
                    JsonNode marks = property.getValue();
                    assertThat(marks.path("format").asText().equals("password"))
                            .as(property.getKey())
                            .isEqualTo(secret);
                    assertThat(marks.path("x-descriptors").toString().contains("urn:camel:group:credentials"))
                            .as(property.getKey())
                            .isEqualTo(secret);
                });
        assertThat(file.text()).doesNotContain("linq.api-key");
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void every_component_and_language_of_the_template_is_a_dependency(YamlFile file) {
        String template = file.text().substring(file.text().indexOf("  template:"));
        Set<String> needed = new TreeSet<>(Set.of("camel:kamelet"));
        for (JsonNode uri : file.json().path("spec").path("template").findValues("uri")) {
            String scheme = uri.asText().substring(0, uri.asText().indexOf(':'));
            // Ours is in this library, and stands on camel-http.
            needed.add("camel:" + (scheme.equals("linq-http") ? "http" : scheme));
        }
        if (template.contains("- bean:")) {
            needed.add("camel:bean");
        }
        if (template.contains("simple:")) {
            needed.add("camel:core");
        }
        List<String> declared = new ArrayList<>();
        file.json().path("spec").path("dependencies").forEach(dependency -> declared.add(dependency.asText()));

        assertThat(declared).isSorted().containsAll(needed);
        assertThat(declared).contains("mvn:io.github.camellinq:camel-linq:" + projectVersion());
        assertThat(declared.stream().filter(dependency -> dependency.startsWith("mvn:software.amazon.awssdk:")))
                .allMatch(dependency -> dependency.endsWith(":" + pomProperty("awssdk.version")));
    }

    private static String pomProperty(String name) {
        String pom = pom();
        int begin = pom.indexOf("<" + name + ">") + name.length() + 2;
        return pom.substring(begin, pom.indexOf("</" + name + ">"));
    }

    private static String projectVersion() {
        String pom = pom();
        String own = pom.substring(pom.indexOf("<artifactId>camel-linq</artifactId>"));
        return own.substring(own.indexOf("<version>") + "<version>".length(), own.indexOf("</version>"));
    }

    private static String pom() {
        try {
            return Files.readString(Path.of("pom.xml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
