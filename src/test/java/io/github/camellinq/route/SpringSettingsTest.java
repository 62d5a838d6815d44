package io.github.camellinq.route;

import static org.assertj.core.api.Assertions.assertThat;

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
                        "camel.kamelet.linq-message-sink.txt: 'txt' is no property of linq-message-sink: is 'text' meant?",
                        "linq.quite-period is no setting of camel-linq: is linq.quiet-period meant?",
                        "linq.to[0] is no setting of camel-linq: is linq.to meant?");
    }

    @Test
    void alias_is_looked_at_before_a_file_needs_it() throws Exception {
        given.put("linq.recipients.accountant", "15557654321");
        given.put("linq.recipients.office[0]", "+15557654321");

        assertThat(faults())
                .hasSize(2)
                .anySatisfy(fault -> assertThat(fault).startsWith("linq.recipients.accountant is '15557654321'"))
                .anySatisfy(fault -> assertThat(fault)
                        .startsWith("linq.recipients.office[0] is in a list")
                        .contains("commas"));
    }

    @Test
    void spelling_that_spring_boot_takes_for_ours_is_none() throws Exception {
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

    @Test
    void variable_that_spring_boot_takes_for_ours_is_none() throws Exception {
        List<String> variables = new ArrayList<>(List.of("LINQ_APIKEY", "LINQ_API_KEI", "PATH"));

        try (DefaultCamelContext context = context()) {
            SpringSettings.survey(context, new TreeSet<>(), variables);
        }

        assertThat(variables).containsExactly("LINQ_API_KEI", "PATH");
    }

    private List<String> faults() throws Exception {
        try (DefaultCamelContext context = context()) {
            return SettingsSurvey.of(context).faults();
        }
    }

    /** Camel asks Spring for a value by name, as camel-spring-boot has it. */
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
                return environment.getProperty(name);
            }
        });
        return context;
    }
}
