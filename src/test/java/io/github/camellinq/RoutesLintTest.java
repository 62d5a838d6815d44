package io.github.camellinq;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camellinq.route.PackedRoutes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The house rules for the files of {@code routes/}: what an integrator may rely on when opening one. */
class RoutesLintTest {
    private static final int MOST_STEPS = 8;
    /** A pipeline with its error configuration, each step described. */
    private static final int MOST_LINES = 170;

    private static final Pattern STEP_NAME = Pattern.compile("[a-z]+(-[a-z]+)*");
    private static final List<String> KEY_ORDER = List.of("id", "description", "note", "uri", "parameters", "steps");

    static Stream<YamlFile> routes() {
        return YamlFile.in(Path.of("routes"));
    }

    @ParameterizedTest
    @MethodSource("routes")
    void file_follows_the_schema_of_the_yaml_dsl(YamlFile file) {
        assertThat(CamelSchema.faults(file.json())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("routes")
    void file_holds_one_pipeline_named_like_itself(YamlFile file) {
        List<JsonNode> routes = file.json().findValues("route");

        assertThat(routes).hasSizeLessThanOrEqualTo(1);
        routes.forEach(route -> {
            assertThat(route.path("id").asText()).isEqualTo(file.stem());
            assertThat(route.path("description").asText()).endsWith(".").hasSizeLessThan(120);
            assertThat(route.path("from").path("steps").size()).isBetween(1, MOST_STEPS);
        });
        assertThat(file.lines()).hasSizeLessThanOrEqualTo(MOST_LINES);
    }

    @ParameterizedTest
    @MethodSource("routes")
    void every_step_has_an_id_and_says_in_few_words_what_it_does(YamlFile file) {
        for (JsonNode step : steps(file)) {
            assertThat(step.path("id").asText()).matches(STEP_NAME).startsWith(file.stem() + "-");
            String description = step.path("description").asText();
            assertThat(description).as(step.path("id").asText()).isNotBlank();
            assertThat(description.split(" ").length).as(description).isLessThanOrEqualTo(8);
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void keys_are_in_kaotos_order(YamlFile file) {
        file.objects().forEach(object -> {
            List<String> known =
                    YamlFile.keys(object).stream().filter(KEY_ORDER::contains).toList();
            assertThat(known).isSortedAccordingTo((a, b) -> KEY_ORDER.indexOf(a) - KEY_ORDER.indexOf(b));
            assertThat(YamlFile.keys(object.path("parameters"))).isSorted();
        });
    }

    @ParameterizedTest
    @MethodSource("routes")
    void words_are_where_kaoto_keeps_them_and_nothing_secret_or_clever_is_written(YamlFile file) {
        assertThat(file.lines()).noneMatch(line -> line.strip().startsWith("#"));
        assertThat(file.text())
                .doesNotContainIgnoringCase("groovy", "doTry", "password:", "select ", "insert ", "toD:");
        assertThat(file.text()).doesNotContainPattern("https?://");
        assertThat(file.text()).doesNotContainPattern("\\{\\{[^}]*:[^}]*}}");
    }

    @ParameterizedTest
    @MethodSource("routes")
    void every_placeholder_is_a_setting_with_a_default(YamlFile file) {
        assertThat(file.placeholders()).isSubsetOf(CamelSchema.settingsWithDefaults());
    }

    @Test
    void every_direct_endpoint_has_both_ends_and_every_bean_is_declared() {
        Set<String> from = new TreeSet<>();
        Set<String> to = new TreeSet<>();
        Set<String> declared = new TreeSet<>();
        Set<String> used = new TreeSet<>();
        routes().forEach(file -> {
            file.json()
                    .findValues("from")
                    .forEach(node -> from.add(node.path("uri").asText()));
            file.json().findValues("to").forEach(node -> to.add(node.path("uri").asText()));
            file.json()
                    .findValues("beans")
                    .forEach(beans ->
                            beans.forEach(bean -> declared.add(bean.path("name").asText())));
            file.json()
                    .findValues("bean")
                    .forEach(bean -> used.add(bean.path("ref").asText()));
        });

        from.removeIf(uri -> !uri.startsWith("direct:"));
        to.removeIf(uri -> !uri.startsWith("direct:"));
        assertThat(from).isEqualTo(to);
        assertThat(used).isEqualTo(declared);
    }

    @Test
    void jar_holds_the_same_routes_but_for_the_one_that_would_reach_a_hosts_own() {
        List<String> packed = routes().map(YamlFile::stem)
                .filter(stem -> !stem.equals("errors"))
                .toList();

        assertThat(PackedRoutes.files()).containsExactlyInAnyOrderElementsOf(packed);
        assertThat(packed).allSatisfy(stem -> assertThat(
                        RoutesLintTest.class.getResource("/camel-linq/routes/" + stem + ".camel.yaml"))
                .isNotNull());
        assertThat(RoutesLintTest.class.getResource("/camel-linq/routes/errors.camel.yaml"))
                .isNull();
    }

    private static List<JsonNode> steps(YamlFile file) {
        List<JsonNode> steps = new ArrayList<>();
        // Not findValues, which does not look into the steps of a step.
        for (JsonNode object : file.objects()) {
            object.path("steps").forEach(step -> step.elements().forEachRemaining(steps::add));
        }
        return steps;
    }
}
