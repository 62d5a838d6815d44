package io.github.camellinq.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsReaderTest {
    private final GivenSettings given = new GivenSettings();

    @Test
    void defaults_are_enough_beside_the_key() {
        Settings settings = given.read();

        assertThat(settings.baseUrl()).hasToString("https://api.linqapp.com/api/partner");
        assertThat(settings.quietPeriod()).isEqualTo(Duration.ofSeconds(1));
        assertThat(settings.concurrency()).isEqualTo(24);
        assertThat(settings.toString()).doesNotContain("top-secret");
    }

    @Test
    void every_fault_is_named_at_once_with_what_is_allowed() {
        given.put("linq.api-key", " ");
        given.put("linq.base-url", "api.linqapp.com");
        given.put("linq.from", "5550000000");
        given.put("linq.to", "nobody");
        given.put("linq.concurrency", "many");
        given.put("linq.quiet-period", "soon");
        given.put("linq.done", "inbox/done");
        given.put("linq.recipients.support", "ann");
        given.put("linq.quite-period", "2s");
        given.put("linq.zzzzzzzzzz", "1");

        SettingsException faults = given.refusal();

        assertThat(faults.faults())
                .hasSize(10)
                .anySatisfy(fault ->
                        assertThat(fault).startsWith("linq.api-key is missing").contains("LINQ_API_KEY"))
                .anySatisfy(fault -> assertThat(fault)
                        .startsWith("linq.base-url is 'api.linqapp.com'")
                        .contains("https://"))
                .anySatisfy(fault -> assertThat(fault)
                        .startsWith("linq.from is '5550000000'")
                        .contains("E.164"))
                .anySatisfy(fault -> assertThat(fault).startsWith("linq.to is 'nobody'"))
                .anySatisfy(fault -> assertThat(fault)
                        .startsWith("linq.concurrency is 'many'")
                        .contains("1 to 256"))
                .anySatisfy(fault -> assertThat(fault)
                        .startsWith("linq.quiet-period is 'soon'")
                        .contains("500ms"))
                .anySatisfy(fault -> assertThat(fault).contains("lies in the inbox"))
                .anySatisfy(fault -> assertThat(fault).startsWith("linq.recipients.support is 'ann'"))
                .anySatisfy(fault -> assertThat(fault).contains("linq.quite-period", "did you mean linq.quiet-period?"))
                .anySatisfy(fault -> assertThat(fault).isEqualTo("linq.zzzzzzzzzz is not a setting of camel-linq"));
        assertThat(faults.getMessage()).contains("10 faults");
    }

    @ParameterizedTest
    @CsvSource({"400d, 400d", "31d, 31d", "1h, 1h"})
    void files_are_not_kept_for_longer_than_the_ledger_knows_them(String done, String ledger) {
        given.put("linq.done.keep", done);
        given.put("linq.ledger.keep", ledger);

        assertThat(given.faults())
                .singleElement()
                .asString()
                .startsWith("linq.done.keep is '" + done + "', which must be less than linq.ledger.keep by a day")
                .contains("the ledger still knows");
    }

    @Test
    void files_are_kept_for_ever_or_as_long_as_is_said() {
        assertThat(given.read().doneKeep()).isNull();

        given.put("linq.done.keep", "399d");
        assertThat(given.read().doneKeep()).isEqualTo(Duration.ofDays(399));
    }

    @Test
    void port_for_health_and_metrics_is_off_and_a_wrong_one_a_fault() {
        assertThat(given.read().management()).isEqualTo(new Settings.Management("127.0.0.1", 0));

        given.put("linq.management.port", "70000");

        assertThat(given.faults())
                .containsExactly("linq.management.port is '70000': it takes a whole number from 0 to 65535");
    }

    @Test
    void number_that_yaml_took_for_a_sum_is_reported() {
        given.put("linq.from", "15550000000");

        SettingsException faults = given.refusal();

        assertThat(faults.faults()).singleElement().satisfies(fault -> assertThat(fault)
                .contains("which lacks the + at its beginning; in YAML it needs quotes too"));
    }

    @Test
    void limits_retries_and_reuse_have_defaults_that_fit_the_api() {
        Settings settings = given.read();

        assertThat(settings.rateLimit()).isEqualTo(new Settings.RateLimit(30, Duration.ofSeconds(60)));
        assertThat(settings.retry())
                .isEqualTo(new Settings.Retry(Duration.ofSeconds(1), Duration.ofSeconds(30), 20, 100));
        assertThat(settings.reuse()).isNull();
        assertThat(settings.retention()).isEqualTo(new Settings.Retention(Duration.ofDays(400), false));
    }

    @Test
    void faults_of_limits_retries_and_answers_are_named() {
        given.put("linq.retry.delay", "2s");
        given.put("linq.retry.max-delay", "1s");
        given.put("linq.rate-limit.messages", "-1");
        given.put("linq.reuse", "maybe");
        given.put("linq.ledger.purge-undeleted", "yes");
        given.put("linq.errors.20055", "unavailable");
        given.put("linq.errors.http-503", "gone");

        SettingsException faults = given.refusal();

        assertThat(faults.faults())
                .hasSize(6)
                .anySatisfy(fault ->
                        assertThat(fault).contains("linq.retry.max-delay is '1s', which is less than linq.retry.delay"))
                .anySatisfy(fault -> assertThat(fault).startsWith("linq.rate-limit.messages is '-1'"))
                .anySatisfy(fault -> assertThat(fault).startsWith("linq.reuse is 'maybe'"))
                .anySatisfy(fault -> assertThat(fault).contains("true or false"))
                .anySatisfy(fault -> assertThat(fault).contains("linq.errors.20055", "http-5xx"))
                .anySatisfy(fault -> assertThat(fault).contains("linq.errors.http-503", "attempts-exhausted"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "-1s", "5", "PT5S", "1 s", "1.5s"})
    void word_that_is_no_time_is_a_fault_and_not_zero(String time) {
        given.put("linq.quiet-period", time);

        assertThat(given.faults()).singleElement().asString().startsWith("linq.quiet-period is '" + time + "'");
    }

    @Test
    void empty_value_is_as_none() {
        given.put("linq.done", "");
        given.put("linq.api.timeout", " ");
        given.put("linq.concurrency", "");
        given.put("linq.quiet-period", "");

        assertThat(given.read().done()).endsWithRaw(Path.of("done"));
        assertThat(given.read().concurrency()).isEqualTo(24);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void inbox_that_camel_would_read_otherwise_is_a_fault() {
        given.put("linq.inbox", "back\\slash");

        assertThat(given.faults())
                .singleElement()
                .asString()
                .contains("back\\slash', which cannot be watched because '\\'");
    }

    @Test
    void settings_that_routes_name_are_not_empty() {
        given.put("linq.inbox", " ");
        given.put("linq.base-url", "");
        given.put("linq.bucket.delay", "");

        assertThat(given.faults())
                .hasSize(3)
                .contains(
                        "linq.inbox is '', which the routes use as it is; leave it out to get inbox: it takes a folder outside linq.done and linq.dead-letter");
    }

    @Test
    void settings_that_routes_name_are_known() throws Exception {
        Set<String> named = new TreeSet<>();
        for (Path folder : List.of(Path.of("routes"), Path.of("src/main/resources/kamelets"))) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file :
                        files.filter(each -> each.toString().endsWith(".yaml")).toList()) {
                    Pattern.compile("\\{\\{(linq\\.[a-z.-]+)")
                            .matcher(Files.readString(file))
                            .results()
                            .forEach(found -> named.add(found.group(1)));
                }
            }
        }
        named.removeIf(key -> Arrays.stream(Setting.values())
                .filter(setting -> setting.key().equals(key))
                .anyMatch(setting ->
                        setting.defaultValue() == null || setting.defaultValue().isEmpty()));

        assertThat(Setting.NAMED_BY_ROUTES).extracting(Setting::key).containsExactlyInAnyOrderElementsOf(named);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.linqapp.com/api/partner",
                "http://10.0.0.5:8765",
                "http://127.example.com",
                "http://[2001:db8::1]/api/partner"
            })
    void key_is_not_sent_in_clear_text(String url) {
        given.put("linq.base-url", url);

        assertThat(given.refusal().getMessage()).contains("clear text");
    }

    @Test
    void user_in_an_address_is_a_fault_that_does_not_repeat_the_password() {
        given.put("linq.base-url", "https://ann:secret@linq.example/api/partner");
        given.put("linq.bucket.endpoint", "https://ann:secret@minio.example.org:9000");

        assertThat(given.refusal().faults())
                .hasSize(2)
                .noneMatch(fault -> fault.contains("secret@") || fault.contains("ann"))
                .anyMatch(fault -> fault.startsWith(
                        "linq.base-url is 'https://…@linq.example/api/partner', which has a user name"))
                .anyMatch(fault -> fault.startsWith(
                        "linq.bucket.endpoint is 'https://…@minio.example.org:9000', which has a user name"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://api.linqapp.com/api/partner/v3", "https://api.linqapp.com/api/partner/v3/"})
    void version_is_not_part_of_the_base_url(String url) {
        given.put("linq.base-url", url);

        assertThat(given.faults())
                .singleElement()
                .asString()
                .startsWith("linq.base-url is '" + url + "', which ends in /v3: leave that out, each call adds it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:8765/api/partner",
                "http://localhost:8765",
                "http://sandbox:8765",
                "http://[::1]:8765"
            })
    void sandbox_may_be_plain_http(String url) {
        given.put("linq.base-url", url);

        assertThat(given.read().baseUrl()).hasToString(url);
    }
}
