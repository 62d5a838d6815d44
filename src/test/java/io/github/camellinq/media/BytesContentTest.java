package io.github.camellinq.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BytesContentTest {
    private final Content content = Content.of("Grüße");

    @Test
    void a_text_is_utf_8_and_never_a_path() throws IOException {
        assertThat(content.size()).isEqualTo(7);
        assertThat(content.open()).hasContent("Grüße");
        assertThat(Content.of("/etc/hostname").open()).hasContent("/etc/hostname");
    }

    @Test
    void opens_twice_and_in_the_middle() throws IOException {
        assertThat(content.open()).hasContent("Grüße");
        assertThat(content.open(2)).hasContent("üße");
        assertThat(content.open(7)).isEmpty();
    }

    @Test
    void does_not_open_behind_its_end() {
        assertThatThrownBy(() -> content.open(8)).isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> content.open(-1)).isInstanceOf(EOFException.class);
    }

    @Test
    void an_empty_array_is_empty_content() throws IOException {
        assertThat(Content.of(new byte[0]).open()).isEmpty();
        assertThat(Content.of("a".getBytes(StandardCharsets.UTF_8)).size()).isOne();
    }
}
