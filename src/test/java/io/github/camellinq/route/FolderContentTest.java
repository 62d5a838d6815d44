package io.github.camellinq.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camellinq.media.Content;
import io.github.camellinq.media.ContentChangedException;
import io.github.camellinq.media.FileVersion;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderContentTest {
    @TempDir
    Path folder;

    private Path note(Path inbox) throws IOException {
        Path recipient = Files.createDirectories(inbox.resolve("+15551230001/2026"));
        return Files.writeString(recipient.resolve("note.txt"), "Hello");
    }

    private static Content content(Path inbox, Path file) throws IOException {
        return FolderContent.of(new RootedFile(inbox, file), FileVersion.of(file));
    }

    @Test
    void inbox_may_itself_be_reached_by_a_link() throws Exception {
        Path real = Files.createDirectory(folder.resolve("real"));
        Path inbox = Files.createSymbolicLink(folder.resolve("inbox"), real);
        Path note = note(inbox);

        try (InputStream in = content(inbox, note).open()) {
            assertThat(in).hasContent("Hello");
        }
    }

    @Test
    void folder_that_became_a_link_leads_nowhere() throws Exception {
        Path inbox = folder.resolve("inbox");
        Path note = note(inbox);
        Content content = content(inbox, note);
        Path recipient = inbox.resolve("+15551230001");
        // The very same file, so that nothing but the link tells.
        Path outside = Files.move(recipient, folder.resolve("outside"));
        Files.createSymbolicLink(recipient, outside);

        assertThatThrownBy(content::open)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("leads out of the inbox");
    }

    @Test
    void small_file_is_opened_once_and_a_large_one_each_time() throws Exception {
        assertThat(openings(64 * 1024)).isEqualTo(1);
        assertThat(openings(64 * 1024 + 1)).isEqualTo(3);
    }

    private int openings(int size) throws IOException {
        Path inbox = folder.resolve("inbox" + size);
        Path file = Files.write(note(inbox), new byte[size]);
        AtomicInteger openings = new AtomicInteger();
        Content counted = new Counted(Content.of(file), openings);
        Content content = new FolderContent(counted);
        for (long from : new long[] {0, 7, size}) {
            try (InputStream in = content.open(from)) {
                assertThat(in.readAllBytes()).hasSize((int) (size - from));
            }
        }
        return openings.get();
    }

    /** Counts how often the file is opened. */
    private record Counted(Content file, AtomicInteger openings) implements Content {

        @Override
        public long size() {
            return file.size();
        }

        @Override
        public InputStream open() throws IOException {
            return open(0);
        }

        @Override
        public InputStream open(long from) throws IOException {
            openings.incrementAndGet();
            return file.open(from);
        }
    }

    @Test
    void small_file_that_changed_is_not_opened_again() throws Exception {
        Path inbox = folder.resolve("inbox");
        Path note = note(inbox);
        Content content = content(inbox, note);
        content.open().close();
        assertThatThrownBy(() -> content.open(6)).isInstanceOf(EOFException.class);
        Files.writeString(note, "Hullo");

        assertThatThrownBy(content::open).isInstanceOf(ContentChangedException.class);
    }

    @Test
    void file_that_gets_shorter_while_it_is_uploaded_has_changed() throws Exception {
        Path film = Files.write(folder.resolve("film.mov"), new byte[1_000_000]);
        ContentEntity entity = new ContentEntity(Content.of(film), "video/quicktime");
        OutputStream upload = new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                Files.write(film, new byte[1_000]);
            }

            @Override
            public void write(byte[] bytes, int from, int count) throws IOException {
                write(0);
            }
        };

        assertThatThrownBy(() -> entity.writeTo(upload)).isInstanceOf(ContentChangedException.class);
        assertThat(entity.unreadable()).isInstanceOf(ContentChangedException.class);
    }

    @Test
    void file_of_elsewhere_is_not_opened() throws Exception {
        Path note = note(folder.resolve("elsewhere"));

        assertThatThrownBy(() -> content(folder.resolve("inbox"), note).open())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is not in the inbox");
    }
}
