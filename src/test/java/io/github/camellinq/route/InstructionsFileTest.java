package io.github.camellinq.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.camellinq.api.LinqRejectedException;
import io.github.camellinq.api.MessageEffect;
import io.github.camellinq.api.Reason;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class InstructionsFileTest {
    private static final String ID = "94c6bf33-31d9-40e3-a0e9-f94250ecedb9";

    @Test
    void every_field_is_read() {
        assertThat(parse(
                        """
                        { "to": ["+15551234567", "ann@example.org"], "text": "Your invoice", "effect": "slam",
                          "reply_to": "%s", "preferred_service": "SMS", "voice_memo": false }"""
                                .formatted(ID)))
                .isEqualTo(new Instructions(
                        "+15551234567,ann@example.org", null, "Your invoice", "slam", ID, "SMS", false));
        assertThat(parse("{\"chat_id\": \"" + ID + "\", \"voice_memo\": true}"))
                .isEqualTo(new Instructions(null, ID, null, null, null, null, true));
    }

    @Test
    void api_s_own_shapes_are_taken_too() {
        assertThat(parse("{\"effect\": {\"screen_effect\": \"confetti\"}, \"reply_to\": {\"message_id\": \"" + ID
                        + "\", \"part_index\": 2}}"))
                .isEqualTo(new Instructions(null, null, null, "confetti", ID + "/2", null, null));
    }

    @Test
    void nothing_said_is_nothing_asked() {
        assertThat(parse("{}")).isEqualTo(Instructions.NONE);
        assertThat(parse("\uFEFF{\"to\": null, \"effect\": null}")).isEqualTo(Instructions.NONE);
    }

    @ParameterizedTest
    @FieldSource("io.github.camellinq.api.MessageEffect#NAMES")
    void every_effect_of_the_api_has_its_name(String name) {
        assertThat(parse("{\"effect\": \"" + name + "\"}").effect()).isEqualTo(name);
        assertThat(MessageEffect.named(name)).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    [1]                                     | line 1, column 1: an object is needed
                    {"to": "+15551234567"                   | it is not JSON
                    {'to': "+15551234567"}                  | line 1, column 2: it is not JSON
                    {} {}                                   | line 1, column 4: nothing may come after
                    {"to": "a", "to": "b"}                  | Duplicate field 'to'
                    {"efect": "slam"}                       | line 1, column 2: there is no field 'efect', only to, chat_id, text, effect, reply_to, preferred_service, voice_memo; did you mean 'effect'?
                    {"to": 15551234567}                     | line 1, column 8: to takes a handle
                    {"to": []}                              | to takes a handle
                    {"to": ["+15551234567", ""]}            | to takes a handle
                    {"to": {"a": 1}}                        | to takes a handle
                    {"chat_id": "bob"}                      | line 1, column 13: chat_id takes a chat's UUID
                    {"to": "a@b.org", "chat_id": "94c6bf33-31d9-40e3-a0e9-f94250ecedb9"} | to and chat_id are both given
                    {"text": ""}                            | text takes 1 to 10000 characters
                    {"text": 1}                             | text takes 1 to 10000 characters
                    {"effect": "sparkle"}                   | effect takes one of confetti, fireworks
                    {"effect": {"screen_effect": "slam"}}   | screen_effect takes one of confetti
                    {"effect": {"effect": "slam"}}          | there is no field 'effect', only screen_effect, bubble_effect
                    {"effect": {}}                          | effect takes screen_effect or bubble_effect
                    {"effect": {"screen_effect": "echo", "bubble_effect": "slam"}} | either screen_effect or bubble_effect
                    {"reply_to": "last"}                    | reply_to takes a message's UUID
                    {"reply_to": {"part_index": 1}}         | reply_to takes message_id
                    {"reply_to": {"message_id": "94c6bf33-31d9-40e3-a0e9-f94250ecedb9", "part_index": -1}} | part_index takes a whole number from 0 to 99
                    {"preferred_service": "imessage"}       | preferred_service takes one of iMessage, SMS, RCS
                    {"voice_memo": "true"}                  | voice_memo takes true or false, without quotes
                    {"voice_memo": true, "to": "a@b.org"}   | give chat_id instead of to
                    {"voice_memo": true, "text": "hello"}   | a voice memo carries no text
                    """)
    void what_is_not_understood_is_refused_with_its_place_and_what_is_allowed(String json, String words) {
        assertThat(refusal(json).reason()).isEqualTo(Reason.BAD_INSTRUCTIONS);
        assertThat(refusal(json).getMessage()).startsWith("a.txt.linq.json").contains(words);
    }

    @Test
    void line_and_column_are_those_of_an_editor() {
        assertThat(refusal("{\n  \"text\": \"hello\",\n  \"effect\": \"nothing\"\n}"))
                .hasMessageStartingWith("a.txt.linq.json, line 3, column 13: effect takes");
    }

    private static LinqRejectedException refusal(String json) {
        return catchThrowableOfType(LinqRejectedException.class, () -> parse(json));
    }

    private static Instructions parse(String json) {
        return InstructionsFile.parse("a.txt.linq.json", json.getBytes(StandardCharsets.UTF_8));
    }
}
