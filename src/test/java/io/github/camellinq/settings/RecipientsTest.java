package io.github.camellinq.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.camellinq.api.LinqRejectedException;
import io.github.camellinq.api.Reason;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecipientsTest {
    private final Map<String, String> aliases = Map.of("team", "+15551234567, ann@example.org", "loop", "loop");

    @Test
    void one_handle_several_and_a_chat_are_understood() {
        assertThat(parse("+15551234567").handles()).containsExactly("+15551234567");
        assertThat(parse(" +15551234567 , ann@example.org,+15551234567").handles())
                .containsExactly("+15551234567", "ann@example.org");
        assertThat(parse("94C6BF33-31d9-40e3-a0e9-f94250ecedb9").chatId())
                .isEqualTo("94C6BF33-31d9-40e3-a0e9-f94250ecedb9");
    }

    @Test
    void alias_means_what_its_setting_says() {
        assertThat(parse("team").handles()).containsExactly("+15551234567", "ann@example.org");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bob",
                "5551234567",
                "+0123",
                "+1",
                "+1234567890123456",
                "+1555,",
                ",",
                "ann@",
                "@example.org",
                "ann@example",
                "+15551234567;+15551234568",
                "loop",
                "{{linq.api-key}}",
                "../x",
                "team,+15551234567"
            })
    void nobody_real_is_a_bad_recipient(String text) {
        assertThat(rejection(text).reason()).isEqualTo(Reason.BAD_RECIPIENT);
    }

    @Test
    void word_that_cannot_be_part_of_a_group_is_called_what_it_is() {
        assertThat(rejection("team,+15551234567"))
                .hasMessageStartingWith("'team' is an alias, which can be neither part of a group");
        assertThat(rejection("+15551234567,94c6bf33-31d9-40e3-a0e9-f94250ecedb9"))
                .hasMessageContaining("is a chat's UUID, which cannot be part of a group");
        assertThat(rejection("bob,+15551234567")).hasMessageStartingWith("'bob' is not a recipient: a number");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+1 555 123 4567",
                "+1 (555) 123-4567",
                "+1.555.123.4567",
                "\uFF0B15551234567",
                "\u202A+1\u00A0555\u20111234567\u202C"
            })
    void number_written_for_people_is_reported_as_it_is_to_be_written(String text) {
        assertThat(rejection(text))
                .hasMessageStartingWith("'" + text + "' is not a recipient: did you mean +15551234567?");
    }

    @Test
    void comma_too_many_is_reported() {
        assertThat(rejection("+15551234567,")).hasMessageStartingWith("'+15551234567,' has a comma with nobody");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void nobody_at_all_is_no_recipient(String text) {
        assertThat(rejection(text).reason()).isEqualTo(Reason.NO_RECIPIENT);
    }

    @Test
    void group_has_at_most_31_members() {
        assertThat(parse(numbers(31)).handles()).hasSize(31);
        assertThat(rejection(numbers(32)).reason()).isEqualTo(Reason.BAD_RECIPIENT);
    }

    private static String numbers(int count) {
        return IntStream.range(0, count).mapToObj(i -> "+155512340" + (10 + i)).collect(Collectors.joining(","));
    }

    private LinqRejectedException rejection(String text) {
        return catchThrowableOfType(LinqRejectedException.class, () -> parse(text));
    }

    private Recipient parse(String text) {
        return Recipients.parse(text, alias -> Optional.ofNullable(aliases.get(alias)));
    }
}
