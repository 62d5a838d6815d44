package io.github.camellinq.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which names are settings, and where each may be given. */
class SettingNamesTest {
    private final GivenSettings given = new GivenSettings();

    @Test
    void kamelets_are_given_what_they_have() {
        given.put("camel.kamelet.linq-message-sink.text", "Hello");
        given.put("camel.kamelet.linq-message-sink.to-jane.to", "+15551234567");
        given.put("camel.kamelet.linq-own-sink.colour", "red");
        given.read();

        given.put("camel.kamelet.linq-message-sink.txt", "Hello");
        given.put("camel.kamelet.linq-message-sink.to-jane.recipient", "+15551234567");

        assertThat(given.faults())
                .satisfiesExactly(
                        fault -> assertThat(fault)
                                .startsWith(
                                        "camel.kamelet.linq-message-sink.to-jane.recipient: 'recipient' is not a property")
                                .contains("its properties are chatId"),
                        fault -> assertThat(fault)
                                .isEqualTo("camel.kamelet.linq-message-sink.txt: 'txt' is not a property of"
                                        + " linq-message-sink: did you mean 'text'?"));
    }

    @Test
    void verdict_is_found_by_its_name_where_nobody_lists_the_settings() {
        Settings settings = SettingsReader.read(
                key -> key.equals("linq.errors.2005") ? Optional.of("unavailable") : given.value(key),
                Set.of(),
                Set.of());

        assertThat(settings.errors().rows().get("2005").verdict()).isEqualTo("unavailable");
    }

    @Test
    void meaning_of_an_answer_can_be_changed_in_properties_and_in_the_environment() {
        given.put("linq.errors.2005", "unavailable");
        given.put("linq.errors.http-503", "rejected");

        Settings settings =
                SettingsReader.read(given::value, Set.of("linq.errors.2005"), Set.of("LINQ_ERRORS_HTTP_503"));

        assertThat(settings.errors().rows().get("2005").verdict()).isEqualTo("unavailable");
        assertThat(settings.errors().rows().get("http-503").verdict()).isEqualTo("rejected");
    }

    @Test
    void mistyped_variable_is_a_fault_and_a_strangers_is_not() {
        SettingsException faults = given.refusal("LINQ_API_KEI", "LINQ_API_V3_API_KEY", "LINQ_FROM");

        assertThat(faults.faults())
                .containsExactly(
                        "the environment variable LINQ_API_KEI is not a setting of camel-linq: did you mean LINQ_API_KEY?");
    }

    @Test
    void alias_of_the_environment_is_looked_at_too() {
        Map<String, String> variables =
                Map.of("linq.recipients.office", "bob", "linq.recipients.head-office", "+15551234567");

        SettingsException faults = catchThrowableOfType(
                SettingsException.class,
                () -> SettingsReader.read(
                        key -> Optional.ofNullable(variables.get(key)).or(() -> given.value(key)),
                        given.keys(),
                        Set.of("LINQ_RECIPIENTS_OFFICE", "LINQ_RECIPIENTS_HEAD_OFFICE")));

        assertThat(faults.faults())
                .singleElement()
                .asString()
                .startsWith("the environment variable LINQ_RECIPIENTS_OFFICE is 'bob': 'bob' is not a recipient");
    }
}
