package io.github.camellinq.media;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camellinq.api.LinqRejectedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {

    @Test
    void the_smallest_and_the_largest_file_pass() {
        assertThatCode(() -> Limits.check("a", 1)).doesNotThrowAnyException();
        assertThatCode(() -> Limits.check("a", 104_857_600)).doesNotThrowAnyException();
    }

    @Test
    void a_byte_more_or_less_is_refused() {
        assertThatThrownBy(() -> Limits.check("a.txt", 0))
                .hasMessage("\"a.txt\" is empty; put a file with content in its place");
        assertThatThrownBy(() -> Limits.check("a.txt", 104_857_601))
                .hasMessageContaining("104,857,601 bytes, and Linq accepts 104,857,600 at most");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "Größe 👩‍👩‍👧.jpg", ".hidden", "a..b", "名前.txt", "a:b?*.txt"})
    void usual_and_unusual_names_pass(String name) {
        assertThatCode(() -> Limits.check(name, 1)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".",
                "..",
                "a/b",
                "a\\b",
                "a\nb",
                "a\0b",
                "a\u007Fb",
                "a\u2028b",
                "\u202Egpj.exe",
                "a\uD800"
            })
    void bad_names_are_refused(String name) {
        assertThatThrownBy(() -> Limits.check(name, 1))
                .isInstanceOf(LinqRejectedException.class)
                .hasMessageEndingWith("; rename it");
    }

    @Test
    void a_name_has_at_most_255_characters_of_whatever_width() {
        assertThatCode(() -> Limits.check("😀".repeat(255), 1)).doesNotThrowAnyException();
        assertThatThrownBy(() -> Limits.check("a".repeat(256), 1))
                .hasMessage("\"" + "a".repeat(80) + "…\" has a name of more than 255 characters; rename it");
    }
}
