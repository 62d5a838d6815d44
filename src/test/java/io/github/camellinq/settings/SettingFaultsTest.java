package io.github.camellinq.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.EnumSource.Mode.EXCLUDE;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every setting says what it takes, in its own words and when it is given something else. */
class SettingFaultsTest {

    @ParameterizedTest
    @EnumSource(Setting.class)
    void wrong_value_is_named_with_what_is_allowed(Setting setting) {
        String wrong = wrong(setting);
        String shown = setting.isSecret() ? "not valid" : "'" + wrong;

        assertThat(faults(setting.key(), wrong))
                .as("one fault for one wrong value")
                .filteredOn(fault -> fault.startsWith(setting.key() + " is "))
                .singleElement()
                .asString()
                .contains(shown, "it takes " + setting.allowed())
                .doesNotContain(setting.isSecret() ? wrong : "\n");
    }

    @ParameterizedTest
    @EnumSource(Setting.class)
    void default_is_allowed_and_every_word_is_there(Setting setting) {
        assertThat(setting.description()).isNotBlank();
        assertThat(setting.allowed()).isNotBlank();
        if (setting.defaultValue() != null) {
            assertThat(faults(setting.key(), setting.defaultValue())).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(value = Setting.class, mode = EXCLUDE, names = "API_KEY") // which faults() gives
    void name_of_the_environment_is_a_fault_where_a_key_is_expected(Setting setting) {
        String variable = setting.environmentVariable();

        assertThat(Setting.concernsUs(variable)).isTrue();
        assertThat(faults(variable, wrong(setting)))
                .containsExactly(
                        variable + " is not a setting of camel-linq outside the environment: write " + setting.key());
    }

    @Test
    void name_of_the_environment_may_be_given_where_something_reads_it() {
        Map<String, String> given =
                Map.of("LINQ_DONE", "sent", "linq.done", "sent", "LINQ_API_KEY", "k", "linq.api-key", "k");

        assertThat(SettingsReader.read(name -> Optional.ofNullable(given.get(name)), given.keySet(), Set.of())
                        .done())
                .hasFileName("sent");
    }

    @Test
    void what_may_be_a_password_is_not_named() {
        assertThat(faults("linq.ledger.url", "postgres://ann:pass-word@host/db?password=pass-word"))
                .singleElement()
                .asString()
                .startsWith("linq.ledger.url is 'postgres:…'")
                .doesNotContain("pass-word");
        assertThat(faults("linq.ledger.url", "jdbc:postgresql://ann:pass-word@host/db"))
                .singleElement()
                .asString()
                .startsWith("linq.ledger.url is 'jdbc:postgresql:…', which has a user before its host: write ?user=")
                .doesNotContain("pass-word");
    }

    /** Half of a character is in no encoding, as a letter beyond ASCII is not in that of LANG=C. */
    @ParameterizedTest
    @CsvSource({"linq.done, ''", "linq.inbox, ''", "linq.ledger.url, jdbc:sqlite:"})
    @EnabledOnOs(OS.LINUX)
    void path_with_characters_that_no_file_name_can_have_is_reported(String key, String before) {
        assertThat(faults(key, before + "erledigt-\ud83d"))
                .singleElement()
                .asString()
                .startsWith(key + " is '")
                .contains("cannot be a path here", "file names are encoded as ", "set LANG=C.UTF-8");
    }

    @Test
    void wrong_alias_and_wrong_verdict_are_named_with_what_is_allowed() {
        assertThat(faults("linq.recipients.support", "ann"))
                .singleElement()
                .asString()
                .contains("linq.recipients.support is 'ann'", "an email address, a chat's UUID");
        assertThat(faults("linq.errors.2005", "gone"))
                .singleElement()
                .asString()
                .contains("linq.errors.2005 is 'gone'", "unavailable", "attempts-exhausted");
    }

    @ParameterizedTest
    @CsvSource({
        "+15551234567, is itself a recipient",
        "ann@example.org, is itself a recipient",
        "94c6bf33-31d9-40e3-a0e9-f94250ecedb9, is itself a recipient",
        "a+b, has characters that an alias cannot have",
    })
    void alias_that_is_never_looked_up_is_a_fault(String name, String why) {
        assertThat(faults("linq.recipients." + name, "+15551234568"))
                .containsExactly("linq.recipients." + name + " can never be used because '" + name + "' " + why
                        + ": use letters, digits, dots, hyphens and underscores");
    }

    private static String wrong(Setting setting) {
        return switch (setting) {
            case API_KEY, BUCKET_SECRET_KEY -> "pass word";
            case BUCKET_ACCESS_KEY -> "access key";
            case BASE_URL -> "api.linqapp.com";
            case FROM -> "5550000000";
            case TO -> "nobody";
            case INBOX -> "in\0box";
            case DONE, DEAD_LETTER -> "inbox/put-away";
            case AFTER, BUCKET_AFTER -> "erase";
            case LEDGER_URL -> "sqlite:ledger.db";
            case PURGE_UNDELETED -> "yes";
            case CONCURRENCY -> "257";
            case RATE_MESSAGES, RETRY_MAX_ATTEMPTS, RETRY_MAX_WAITING -> "-1";
            case QUIET_PERIOD, LEDGER_KEEP, API_TIMEOUT, STALL_TIMEOUT, RATE_PERIOD, RETRY_DELAY, RETRY_MAX_DELAY ->
                "soon";
            case REUSE, BUCKET_DELAY, DONE_KEEP -> "1ms";
            case BUCKET_NAME -> "s3://inbox";
            case BUCKET_PREFIX -> "done/inbox";
            case BUCKET_REGION -> "eu central";
            case BUCKET_ENDPOINT -> "minio:9000";
            case BUCKET_DONE -> "dead-letter";
            case BUCKET_DEAD_LETTER -> "done";
            case MANAGEMENT_PORT -> "65536";
            case MANAGEMENT_HOST -> "all hosts";
            case ROUTES -> "watch-folder,delivery";
        };
    }

    private static List<String> faults(String key, String value) {
        Map<String, String> given = new HashMap<>(Map.of("linq.api-key", "key"));
        given.put(key, value);
        try {
            SettingsReader.read(name -> Optional.ofNullable(given.get(name)), given.keySet(), Set.of());
            return List.of();
        } catch (SettingsException e) {
            return e.faults();
        }
    }
}
