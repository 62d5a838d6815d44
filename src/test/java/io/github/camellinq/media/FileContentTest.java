package io.github.camellinq.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileContentTest {
    @TempDir
    Path folder;

    private Path file;
    private Content content;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("note.txt"), "0123456789");
        content = Content.of(file);
    }

    @Test
    void opens_twice_and_in_the_middle() throws IOException {
        assertThat(content.size()).isEqualTo(10);
        try (InputStream one = content.open();
                InputStream two = content.open(7)) {
            assertThat(one).hasContent("0123456789");
            assertThat(two).hasContent("789");
        }
        assertThat(content.open(10)).isEmpty();
        assertThatThrownBy(() -> content.open(11)).isInstanceOf(EOFException.class);
    }

    @Test
    void a_longer_file_has_changed() throws IOException {
        FileTime before = Files.getLastModifiedTime(file);
        Files.writeString(file, "0123456789a");
        Files.setLastModifiedTime(file, before);

        assertChanged();
    }

    @Test
    void a_touched_file_has_changed() throws IOException {
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));

        assertChanged();
    }

    @Test
    void a_file_replaced_by_its_twin_has_changed() throws IOException {
        Path twin = Files.writeString(folder.resolve("twin"), "9876543210");
        Files.setLastModifiedTime(twin, Files.getLastModifiedTime(file));
        Files.move(twin, file, StandardCopyOption.REPLACE_EXISTING);

        assertChanged();
    }

    @Test
    void a_deleted_file_cannot_be_opened() throws IOException {
        Files.delete(file);

        assertThatThrownBy(content::open).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void a_link_is_refused_at_first_and_later() throws IOException {
        Path elsewhere = Files.move(file, folder.resolve("elsewhere"));
        Files.createSymbolicLink(file, elsewhere);

        assertThatThrownBy(() -> Content.of(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("link");
        assertThatThrownBy(content::open).isInstanceOf(IOException.class);
    }

    @Test
    void a_folder_is_refused() {
        assertThatThrownBy(() -> Content.of(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("folder");
    }

    private void assertChanged() {
        assertThatThrownBy(content::open).isInstanceOf(IOException.class).hasMessageContaining("has changed");
    }
}
