package io.github.camellinq.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RelocationTest {
    private static final Path OTHER_FILE_SYSTEM = Path.of("/dev/shm");

    @TempDir
    Path folder;

    @Test
    void numbered_names_keep_their_extension() {
        assertThat(Relocation.numbered("a.tar.gz", 0)).isEqualTo("a.tar.gz");
        assertThat(Relocation.numbered("a.tar.gz", 2)).isEqualTo("a.tar-2.gz");
        assertThat(Relocation.numbered("README", 1)).isEqualTo("README-1");
        assertThat(Relocation.numbered(".profile", 1)).isEqualTo(".profile-1");
    }

    @Test
    void many_files_of_one_name_at_once_all_find_a_place() {
        Path target = folder.resolve("done");
        IntStream.range(0, 50).parallel().forEach(i -> move(write("source-" + i, "content " + i), target));

        assertThat(target).isDirectoryContaining("glob:**/note-49.txt");
        assertThat(target.toFile().list()).hasSize(50);
    }

    @Test
    void file_goes_to_another_file_system_whole_and_leaves_no_copy() throws IOException {
        assumeTrue(
                Files.isDirectory(OTHER_FILE_SYSTEM)
                        && !Files.getFileStore(OTHER_FILE_SYSTEM).equals(Files.getFileStore(folder)),
                "there is one file system only");
        Path target = Files.createTempDirectory(OTHER_FILE_SYSTEM, "relocation");
        target.toFile().deleteOnExit();
        Path file = write("source", "content");

        Path moved = Relocation.move(file, target, "note.txt");
        Path second = Relocation.move(write("other", "other"), target, "note.txt");

        moved.toFile().deleteOnExit();
        second.toFile().deleteOnExit();
        assertThat(moved).isEqualTo(target.resolve("note.txt")).hasContent("content");
        assertThat(second).isEqualTo(target.resolve("note-1.txt")).hasContent("other");
        assertThat(file).doesNotExist();
        assertThat(target.toFile().list()).containsExactlyInAnyOrder("note.txt", "note-1.txt");
    }

    private static Path move(Path file, Path target) {
        try {
            return Relocation.move(file, target, "note.txt");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path write(String name, String content) {
        try {
            return Files.writeString(folder.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
