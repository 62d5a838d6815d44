package io.github.camellinq.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camellinq.route.PackedRoutes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.PropertiesSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** What an application of Spring's gives is looked at as what any other gives. */
class SpringSettingsTest {
    private final Map<String, Object> given = new TreeMap<>(Map.of("linq.api-key", "key", "server.port", "8080"));
    private final StandardEnvironment environment = new StandardEnvironment();

    @BeforeEach
    void read_from_the_environment() {
        environment.getPropertySources().addLast(new MapPropertySource("application.yml", given));
    }

    @Test
    void mistyped_key_is_a_fault() throws Exception {
        given.put("linq.quite-period", "2s");
        given.put("linq.to[0]", "+15551234567");
        given.put("camel.kamelet.linq-message-sink.txt", "Hello");

        assertThat(faults())
                .containsExactly(
                        "camel.kamelet.linq-message-sink.txt: 'txt' is not a property of linq-message-sink: did you mean 'text'?",
                        "linq.quite-period is not a setting of camel-linq: did you mean linq.quiet-period?",
                        "linq.to[0] is not a setting of camel-linq: did you mean linq.to?");
    }

    @Test
    void alias_is_looked_at_before_a_file_needs_it() throws Exception {
        given.put("linq.recipients.accountant", "15557654321");
        given.put("linq.recipients.office[0]", "+15557654321");

        assertThat(faults())
                .hasSize(2)
                .anySatisfy(
                        fault -> assertThat(fault)
                                .startsWith(
                                        "linq.recipients.accountant is '15557654321', which lacks the + at its beginning; in YAML"))
                .anySatisfy(fault -> assertThat(fault)
                        .startsWith("linq.recipients.office[0] is given as a list")
                        .contains("commas"));
    }

    @Test
    void spelling_that_spring_boot_accepts_is_not_a_fault() throws Exception {
        given.put("linq.apiKey", "key");
        given.put("linq.quietPeriod", "2s");
        given.put("linq.rateLimit.messages", "1");
        given.put("linq.routes[0]", "deliver");

        assertThat(faults()).isEmpty();
    }

    @Test
    void verdict_that_is_in_no_table_is_read() throws Exception {
        given.put("linq.errors.2099", "unavailable");
        given.put("linq.errors.2098", "whatever");

        assertThat(faults()).singleElement().asString().startsWith("linq.errors.2098 is 'whatever'");
    }

    /** {@code 2099: unavailable} under {@code linq.errors} in YAML: a number that is no text is a place. */
    @Test
    void code_without_quotes_is_one() throws Exception {
        given.put("linq.errors[2099]", "unavailable");
        given.put("linq.errors[2098]", "whatever");

        assertThat(faults()).singleElement().asString().startsWith("linq.errors.2098 is 'whatever'");
    }

    @Test
    void variable_that_spring_boot_accepts_is_not_a_fault() throws Exception {
        List<String> variables = new ArrayList<>(List.of("LINQ_APIKEY", "LINQ_API_KEI", "PATH"));

        try (DefaultCamelContext context = context()) {
            SpringSettings.survey(context, new TreeSet<>(), variables);
        }

        assertThat(variables).containsExactly("LINQ_API_KEI", "PATH");
    }

    @Test
    void list_of_a_profile_replaces_that_of_all_profiles() throws Exception {
        giveRoutes(given, "dead-letter", "deliver", "send-message");
        Map<String, Object> night = strongest("application-night.yml");
        giveRoutes(night, "dead-letter", "deliver");

        assertThat(packed()).containsExactlyInAnyOrder("dead-letter", "deliver");
    }

    @Test
    void list_of_a_profile_replaces_a_text_too() throws Exception {
        given.put("linq.routes", "dead-letter,deliver");
        giveRoutes(strongest("application-night.yml"), "dead-letter");

        assertThat(packed()).containsExactly("dead-letter");
    }

    @Test
    void text_of_a_profile_replaces_a_list() throws Exception {
        giveRoutes(given, "dead-letter", "deliver");
        strongest("application-night.yml").put("linq.routes", "${night}");
        given.put("night", "deliver");

        assertThat(packed()).containsExactly("deliver");
    }

    @Test
    void list_may_name_its_places_by_properties() throws Exception {
        giveRoutes(given, "${one:deliver}", "{{other}}");
        given.put("other", "dead-letter");

        assertThat(packed()).containsExactlyInAnyOrder("dead-letter", "deliver");
    }

    @Test
    void list_in_the_environment_is_one() throws Exception {
        giveRoutes(given, "deliver", "send-message");
        Map<String, Object> variables = Map.of("LINQ_ROUTES_0", "dead-letter", "LINQ_ROUTES_1", "deliver");
        environment
                .getPropertySources()
                .replace("systemEnvironment", new SystemEnvironmentPropertySource("systemEnvironment", variables));
        List<String> unknown = new ArrayList<>(variables.keySet());
        unknown.add("LINQ_ROUTE_0");

        assertThat(packed()).containsExactlyInAnyOrder("dead-letter", "deliver");
        try (DefaultCamelContext context = context()) {
            SpringSettings.survey(context, new TreeSet<>(), unknown);
        }
        assertThat(unknown).containsExactly("LINQ_ROUTE_0");
    }

    @Test
    void property_of_camels_alone_wins_over_a_list() throws Exception {
        giveRoutes(given, "dead-letter", "deliver");

        try (DefaultCamelContext context = context()) {
            context.getPropertiesComponent().addOverrideProperty("linq.routes", "deliver");
            assertThat(packed(context)).containsExactly("deliver");
        }
    }

    private static void giveRoutes(Map<String, Object> source, String... names) {
        for (int place = 0; place < names.length; place++) {
            source.put("linq.routes[" + place + "]", names[place]);
        }
    }

    private Map<String, Object> strongest(String name) {
        Map<String, Object> values = new TreeMap<>();
        environment.getPropertySources().addFirst(new MapPropertySource(name, values));
        return values;
    }

    private List<String> packed() throws Exception {
        try (DefaultCamelContext context = context()) {
            return packed(context);
        }
    }

    /** The packed routes that a context starts with. */
    private static List<String> packed(DefaultCamelContext context) throws Exception {
        context.start();
        return PackedRoutes.files().stream()
                .filter(name -> context.getRoute(name) != null)
                .toList();
    }

    private List<String> faults() throws Exception {
        try (DefaultCamelContext context = context()) {
            return SettingsSurvey.of(context).faults();
        }
    }

    /** Camel asks Spring for a value by name, as camel-spring-boot has it; to Spring Boot the last part may be a place. */
    private DefaultCamelContext context() {
        DefaultCamelContext context = new DefaultCamelContext();
        context.getRegistry().bind("environment", environment);
        context.getPropertiesComponent().addPropertiesSource(new PropertiesSource() {
            @Override
            public String getName() {
                return "spring";
            }

            @Override
            public String getProperty(String name) {
                return environment.getProperty(
                        name, environment.getProperty(name.replaceFirst("\\.([0-9]+)$", "[$1]")));
            }
        });
        return context;
    }
}
