package io.github.camellinq.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A system that tidies up its temporary folder takes ours away when nothing came for days. */
class BytesTest {
    private final Bytes bytes = new Bytes();

    @Test
    void upload_is_taken_though_the_folder_was_tidied_away() throws IOException {
        try (bytes) {
            bytes.folder(Bytes.BUCKET);
            tidyUp();
            UUID id = UUID.randomUUID();

            bytes.write(id, new ByteArrayInputStream(new byte[] {1, 2, 3}));

            assertThat(bytes.file(id)).hasBinaryContent(new byte[] {1, 2, 3});
        }
        assertThat(bytes.root()).doesNotExist();
    }

    @Test
    void end_is_one_though_the_folder_was_tidied_away() throws IOException {
        tidyUp();

        bytes.close();

        assertThat(bytes.root()).doesNotExist();
    }

    private void tidyUp() throws IOException {
        Files.deleteIfExists(bytes.root().resolve(Bytes.BUCKET));
        Files.delete(bytes.root());
    }
}
