package io.github.camellinq.bucket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodedWordsTest {

    @ParameterizedTest
    @CsvSource({
        "plain text, plain text",
        "=?UTF-8?B?R3LDvMOfZQ==?=, Grüße",
        "=?UTF-8?Q?Gr=C3=BC=C3=9Fe_an_alle?=, Grüße an alle",
        "=?utf-8?q?G?= and =?UTF-8?B?R3LDvMOfZQ==?=!, G and Grüße!",
        // An é, cut between its two bytes.
        "=?UTF-8?Q?caf=C3?= =?UTF-8?Q?=A9?=, café",
        "a =? b ?=, a =? b ?=",
        "=?UTF-8?B?!!?=, =?UTF-8?B?!!?=",
        "=?UTF-8?Q?=ZZ?=, =?UTF-8?Q?=ZZ?=",
        "=?ISO-8859-1?Q?a?=, =?ISO-8859-1?Q?a?=",
    })
    void words_are_decoded_and_all_else_stays(String received, String written) {
        assertThat(EncodedWords.decode(received)).isEqualTo(written);
    }
}
