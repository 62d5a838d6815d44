package io.github.camellinq;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.camellinq.api.ErrorTable;
import io.github.camellinq.api.Reason;
import io.github.camellinq.route.LinqHeaders;
import io.github.camellinq.settings.Setting;
import java.io.IOException;
import java.io.StringReader;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.spi.Metadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the documentation says is what the code does. Its tables are made of the code: {@code mvn test -Dtest=DocsTest
 * -Ddocs.update=true} writes them anew.
 */
class DocsTest {
    private static final Path README = Path.of("README.md");
    private static final Path REFERENCE = Path.of("docs/reference.md");
    private static final int MOST_LINES = 250;
    /** What README shows of the settings; the reference has all. */
    private static final List<Setting> EVERYDAY = List.of(
            Setting.API_KEY,
            Setting.BASE_URL,
            Setting.FROM,
            Setting.TO,
            Setting.INBOX,
            Setting.DONE,
            Setting.DEAD_LETTER,
            Setting.QUIET_PERIOD,
            Setting.LEDGER_URL,
            Setting.CONCURRENCY,
            Setting.RATE_MESSAGES,
            Setting.REUSE);

    private static final YAMLMapper YAML = new YAMLMapper();

    private record Table(Path file, String name, List<String> rows) {

        /** The table's place in its file: two lines of head stay, the rows are replaced. */
        Pattern place() {
            return Pattern.compile(
                    "(<!-- " + name + " -->\n\\|[^\n]*\n\\|[-|]*\n)(.*?)(<!-- /" + name + " -->)", Pattern.DOTALL);
        }
    }

    static Stream<Table> tables() throws Exception {
        return Stream.of(
                new Table(README, "settings", settings(EVERYDAY)),
                new Table(REFERENCE, "settings", settings(otherThanBuckets())),
                new Table(REFERENCE, "bucket-settings", settings(buckets())),
                new Table(REFERENCE, "headers", headers()),
                new Table(README, "kamelets", kamelets()),
                new Table(REFERENCE, "reasons", reasons()),
                new Table(REFERENCE, "errors", errors()));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void table_is_what_the_code_says(Table table) throws Exception {
        Matcher place = table.place().matcher(Files.readString(table.file()));
        assertThat(place.find()).as(table.name()).isTrue();
        String rows = String.join("\n", table.rows()) + "\n";
        if (Boolean.getBoolean("docs.update")) {
            Files.writeString(
                    table.file(), place.replaceFirst(Matcher.quoteReplacement(place.group(1) + rows + place.group(3))));
        } else {
            assertThat(place.group(2)).isEqualTo(rows);
        }
    }

    @Test
    void settings_file_shows_every_setting_with_its_default() throws IOException {
        if (Boolean.getBoolean("docs.update")) {
            Files.writeString(ShippedSettings.PATH, ShippedSettings.text());
        }
        assertThat(ShippedSettings.PATH).hasContent(ShippedSettings.text());

        Properties given = new Properties();
        given.load(new StringReader(ShippedSettings.text()));
        assertThat(given.stringPropertyNames()).containsExactlyInAnyOrder("linq.api-key", "linq.from");
        Properties all = new Properties();
        all.load(new StringReader(ShippedSettings.text().replace("\n#linq.", "\nlinq.")));
        for (Setting setting : Setting.values()) {
            assertThat(all.getProperty(setting.key()))
                    .as(setting.key())
                    .isEqualTo(setting.defaultValue() == null ? "" : setting.defaultValue());
        }
    }

    @Test
    void readme_is_short() throws IOException {
        assertThat(Files.readAllLines(README)).hasSizeLessThanOrEqualTo(MOST_LINES);
    }

    /** What the page of embedding shows of each of the three is built and run by ExamplesIT. */
    @Test
    void blocks_of_the_page_of_embedding_are_parts_of_the_examples() throws IOException {
        String page = Files.readString(Path.of("docs/embedding.md"));
        List<String> blocks = found("```(?:xml|java|yaml)\n(.*?)```", page.substring(page.indexOf("## Plain Camel")));
        List<String> examples = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/it"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                examples.add(unindented(Files.readString(file)));
            }
        }

        assertThat(blocks).hasSizeGreaterThanOrEqualTo(6);
        assertThat(blocks)
                .allSatisfy(block -> assertThat(examples).anyMatch(example -> example.contains(unindented(block))));
    }

    @Test
    void every_yaml_block_follows_the_schema_and_uses_what_there_is() throws IOException {
        List<String> blocks = found("```yaml\n(.*?)```", Files.readString(README));

        assertThat(blocks).isNotEmpty();
        for (String block : blocks) {
            JsonNode yaml = YAML.readTree(block);
            assertThat(CamelSchema.faults(yaml)).isEmpty();
            for (JsonNode uri : yaml.findValues("uri")) {
                assertThat(uri.asText())
                        .satisfiesAnyOf(
                                text -> assertThat(text).startsWith("direct:"),
                                text -> assertThat(kameletNames()).contains(text.replace("kamelet:", "")));
            }
        }
    }

    @Test
    void every_command_of_readme_and_compose_is_one_of_the_jars() throws IOException {
        List<String> lines = new ArrayList<>(found(
                "java (?:@target/camel-linq|-jar target/camel-linq-app.jar) ([^\n`]+)", Files.readString(README)));
        JsonNode services =
                YAML.readTree(Files.readString(Path.of("docker-compose.yml"))).path("services");
        services.forEach(service -> {
            for (JsonNode command :
                    List.of(service.path("command"), service.path("healthcheck").path("test"))) {
                List<String> words = new ArrayList<>();
                command.forEach(word -> words.add(word.asText()));
                words.remove("CMD");
                int jar = words.indexOf("/app/camel-linq-app.jar");
                if (jar > 0) {
                    assertThat(words.subList(0, jar)).startsWith("java").endsWith("-jar");
                    lines.add(String.join(" ", words.subList(jar + 1, words.size())));
                }
            }
        });

        assertThat(lines).hasSizeGreaterThanOrEqualTo(5);
        assertThat(lines)
                .allSatisfy(line -> App.commandLine().parseArgs(line.strip().split(" ")));
    }

    @Test
    void compose_gives_the_watcher_the_options_of_java_that_the_documented_command_has() throws IOException {
        List<String> words = new ArrayList<>();
        YAML.readTree(Files.readString(Path.of("docker-compose.yml")))
                .at("/services/watcher/command")
                .forEach(word -> words.add(word.asText()));

        assertThat(words).containsAll(ClassArchive.OPTIONS);
    }

    @Test
    void compose_gives_the_watcher_settings_that_exist() throws IOException {
        JsonNode watcher = YAML.readTree(Files.readString(Path.of("docker-compose.yml")))
                .path("services")
                .path("watcher");
        List<String> variables = new ArrayList<>(YamlFile.keys(watcher.path("environment")));
        variables.remove("LANG");

        assertThat(variables)
                .isNotEmpty()
                .isSubsetOf(Arrays.stream(Setting.values())
                        .map(Setting::environmentVariable)
                        .toList());
    }

    @Test
    void changelog_has_its_unreleased_part_on_top() throws IOException {
        assertThat(found("\n## ([^\n]*)", Files.readString(Path.of("CHANGELOG.md")))
                        .get(0))
                .isEqualTo("Unreleased");
    }

    private static List<String> settings(List<Setting> settings) {
        return settings.stream()
                .map(setting -> row(
                        code(setting.key()),
                        setting.defaultValue() == null || setting.defaultValue().isEmpty()
                                ? ""
                                : code(setting.defaultValue()),
                        setting.allowed(),
                        setting.description()))
                .toList();
    }

    private static List<Setting> buckets() {
        return Arrays.stream(Setting.values())
                .filter(setting -> setting.key().startsWith("linq.bucket."))
                .toList();
    }

    private static List<Setting> otherThanBuckets() {
        List<Setting> settings = new ArrayList<>(Arrays.asList(Setting.values()));
        settings.removeAll(buckets());
        return settings;
    }

    private static List<String> headers() throws IllegalAccessException {
        List<String> rows = new ArrayList<>();
        for (Field field : LinqHeaders.class.getFields()) {
            Metadata words = field.getAnnotation(Metadata.class);
            rows.add(row(code((String) field.get(null)) + " " + words.javaType(), words.description()));
        }
        return rows;
    }

    private static List<String> kamelets() {
        return KameletsLintTest.kamelets()
                .map(file -> {
                    JsonNode definition = file.json().path("spec").path("definition");
                    List<String> required = new ArrayList<>();
                    definition.path("required").forEach(name -> required.add(name.asText()));
                    String properties = YamlFile.keys(definition.path("properties")).stream()
                            .map(name -> code(name) + (required.contains(name) ? " (required)" : ""))
                            .collect(Collectors.joining(", "));
                    return row(
                            code(file.stem()),
                            definition.path("description").asText().strip(),
                            properties);
                })
                .toList();
    }

    private static List<String> reasons() {
        return Arrays.stream(Reason.values())
                .map(reason -> row(code(reason.word()), reason.meaning()))
                .toList();
    }

    private static List<String> errors() {
        List<String> rows = new ArrayList<>();
        ErrorTable.standard()
                .rows()
                .forEach((match, row) -> rows.add(row(code(match), code(row.verdict()), row.meaning())));
        return rows;
    }

    private static List<String> kameletNames() {
        return KameletsLintTest.kamelets().map(YamlFile::stem).toList();
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |";
    }

    private static String code(String text) {
        return "`" + text + "`";
    }

    private static String unindented(String text) {
        return text.lines().map(String::strip).collect(Collectors.joining("\n"));
    }

    private static List<String> found(String pattern, String text) {
        List<String> all = new ArrayList<>();
        for (Matcher matcher = Pattern.compile(pattern, Pattern.DOTALL).matcher(text); matcher.find(); ) {
            all.add(matcher.group(1));
        }
        return all;
    }
}
