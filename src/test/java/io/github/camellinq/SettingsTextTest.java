package io.github.camellinq;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camellinq.sandbox.SandboxExtension;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Files of settings that cannot be read as such: each is one fault that says what to do. */
class SettingsTextTest {
    @RegisterExtension
    static final SandboxExtension linq = SandboxExtension.start();

    @TempDir
    Path folder;

    private Operator operator;

    @BeforeEach
    void install() throws IOException {
        operator = new Operator(folder, linq);
    }

    @Test
    void settings_after_a_byte_order_mark_are_told_to_be_saved_without_it() throws IOException {
        Files.writeString(operator.settings(), "\uFEFFlinq.after=delete\n");

        assertThat(operator.calls("validate").failsWith(2).err())
                .contains(operator.settings() + " begins with a byte order mark", "save it as UTF-8 without BOM");
    }

    @Test
    void settings_in_another_encoding_are_told_to_be_saved_in_utf_8() throws IOException {
        for (Charset wide : List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE)) {
            Files.writeString(operator.settings(), "linq.after=delete\n", wide);

            assertThat(operator.calls("status").failsWith(2).err())
                    .contains(operator.settings() + " is not UTF-8 text", "save it as UTF-8");
        }
    }

    @Test
    void path_of_windows_that_begins_an_escape_is_told_with_its_line() throws IOException {
        Files.writeString(
                operator.settings(),
                """
                # C:\\user is no escape here
                linq.done=C:\\\\done
                linq.inbox=C:\\users\\ann
                """);

        assertThat(operator.calls("validate").failsWith(2).err())
                .contains(
                        operator.settings() + ":3: \\u must be followed by the number of a character",
                        "write a backslash twice");
    }

    @Test
    void folder_in_the_place_of_the_settings_is_told() throws IOException {
        Files.delete(operator.settings());
        Files.createDirectory(operator.settings());

        assertThat(operator.calls("validate").failsWith(2).err()).contains(operator.settings() + " is a folder");
    }

    @Test
    void tab_after_what_a_route_names_is_told_with_its_line() throws IOException {
        Files.writeString(operator.settings(), "linq.base-url\t=\t" + linq.baseUrl() + "\t\n");

        assertThat(operator.calls("validate").failsWith(2).out())
                .contains(operator.settings() + ":1: linq.base-url is '" + linq.baseUrl() + "', with a tab");
    }
}
