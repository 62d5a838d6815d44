package io.github.camellinq.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceNamesTest {

    @Test
    void numbered_names_keep_their_extension() {
        assertThat(PlaceNames.numbered("a.tar.gz", 0)).isEqualTo("a.tar.gz");
        assertThat(PlaceNames.numbered("a.tar.gz", 2)).isEqualTo("a.tar-2.gz");
        assertThat(PlaceNames.numbered("README", 1)).isEqualTo("README-1");
        assertThat(PlaceNames.numbered(".profile", 1)).isEqualTo(".profile-1");
    }

    @Test
    void name_that_has_room_is_left_as_it_is() {
        String longest = "a".repeat(251) + ".txt";

        assertThat(PlaceNames.fitting(longest, 0, "")).isEqualTo(longest);
        assertThat(PlaceNames.fitting("photo.jpg", 3, ".error.json")).isEqualTo("photo-3.jpg");
    }

    @ParameterizedTest
    @CsvSource({
        // What is repeated, how often, what comes after it, the number, what stands beside it, and what is left
        "a, 251, .txt, 1, '', 249, -1.txt",
        "a, 251, .txt, 0, .error.json, 240, .txt",
        "α, 125, .txt, 12, .error.json, 118, -12.txt",
        "🏁, 62, .txt, 0, .error.json, 60, .txt",
        "R, 255, '', 1, '', 253, -1",
    })
    void whole_characters_go_from_the_end_before_the_extension(
            String repeated, int count, String end, int number, String companion, int left, String newEnd) {
        String name = PlaceNames.fitting(repeated.repeat(count) + end, number, companion);

        assertThat(name).isEqualTo(repeated.repeat(left) + newEnd);
        assertThat((name + companion).getBytes(StandardCharsets.UTF_8)).hasSizeBetween(250, 255);
    }

    @Test
    void name_that_is_nearly_all_extension_loses_of_that_and_is_never_hidden() {
        assertThat(PlaceNames.fitting("🏁." + "x".repeat(250), 1, "")).isEqualTo("🏁-1." + "x".repeat(248));
    }
}
