package io.github.camellinq.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camellinq.media.Content;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderContentTest {
    @TempDir
    Path folder;

    private Path note(Path inbox) throws IOException {
        Path recipient = Files.createDirectories(inbox.resolve("+15551230001/2026"));
        return Files.writeString(recipient.resolve("note.txt"), "Hello");
    }

    @Test
    void inbox_may_itself_be_reached_by_a_link() throws Exception {
        Path real = Files.createDirectory(folder.resolve("real"));
        Path inbox = Files.createSymbolicLink(folder.resolve("inbox"), real);
        Path note = note(inbox);

        try (InputStream in = new FolderContent(inbox, note, Content.of(note)).open()) {
            assertThat(in).hasContent("Hello");
        }
    }

    @Test
    void folder_that_became_a_link_leads_nowhere() throws Exception {
        Path inbox = folder.resolve("inbox");
        Path note = note(inbox);
        Content content = new FolderContent(inbox, note, Content.of(note));
        Path recipient = inbox.resolve("+15551230001");
        // The very same file, so that nothing but the link tells.
        Path outside = Files.move(recipient, folder.resolve("outside"));
        Files.createSymbolicLink(recipient, outside);

        assertThatThrownBy(content::open)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("leads out of the inbox");
    }

    @Test
    void file_of_elsewhere_is_not_opened() throws Exception {
        Path note = note(folder.resolve("elsewhere"));

        assertThatThrownBy(() -> new FolderContent(folder.resolve("inbox"), note, Content.of(note)).open())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is not in the inbox");
    }
}
