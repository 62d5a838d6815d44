package io.github.camellinq.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RelocationTest {
    private static final Path OTHER_FILE_SYSTEM = Path.of("/dev/shm");

    @TempDir
    Path folder;

    @Test
    void many_files_of_one_name_at_once_all_find_a_place() {
        Path target = folder.resolve("done");
        IntStream.range(0, 50).parallel().forEach(i -> move(write("source-" + i, "content " + i), target));

        assertThat(target).isDirectoryContaining("glob:**/note-49.txt");
        assertThat(target.toFile().list()).hasSize(50);
    }

    @Test
    void link_that_leads_nowhere_has_its_name_too() throws IOException {
        Path target = Files.createDirectory(folder.resolve("done"));
        Path link = Files.createSymbolicLink(target.resolve("note.txt"), folder.resolve("gone.txt"));

        Path moved = Relocation.move(RootedFile.alone(write("source", "content")), target, "note.txt");

        assertThat(moved).isEqualTo(target.resolve("note-1.txt")).hasContent("content");
        assertThat(link).isSymbolicLink();
    }

    @Test
    void file_goes_to_another_file_system_whole_and_leaves_no_copy() throws IOException {
        assumeOtherFileSystem();
        Path target = Files.createTempDirectory(OTHER_FILE_SYSTEM, "relocation");
        target.toFile().deleteOnExit();
        Path file = write("source", "content");

        Path moved = Relocation.move(RootedFile.alone(file), target, "note.txt");
        Path second = Relocation.move(RootedFile.alone(write("other", "other")), target, "note.txt");

        moved.toFile().deleteOnExit();
        second.toFile().deleteOnExit();
        assertThat(moved).isEqualTo(target.resolve("note.txt")).hasContent("content");
        assertThat(second).isEqualTo(target.resolve("note-1.txt")).hasContent("other");
        assertThat(file).doesNotExist();
        assertThat(target.toFile().list()).containsExactlyInAnyOrder("note.txt", "note-1.txt");
    }

    @Test
    void copy_of_a_file_that_cannot_be_removed_does_not_stay() throws IOException {
        Path file = Path.of("/proc/version");
        assumeTrue(Files.exists(file), "there is no file that nobody can remove");
        Path target = Files.createDirectory(folder.resolve("done"));

        assertThatThrownBy(() -> Relocation.move(RootedFile.alone(file), target, "note.txt"))
                .isInstanceOf(FileSystemException.class);
        assertThatThrownBy(() -> Relocation.moveTo(RootedFile.alone(file), target.resolve("note.txt")))
                .isInstanceOf(FileSystemException.class);

        assertThat(target).isEmptyDirectory();
    }

    @Test
    void what_comes_to_its_place_while_it_is_copied_stays() throws Exception {
        assumeOtherFileSystem();
        Path target = Files.createTempDirectory(OTHER_FILE_SYSTEM, "relocation");
        target.toFile().deleteOnExit();
        Path file = folder.resolve("film.mov");
        Files.write(file, new byte[50_000_000]);
        Path next = write("next", "the next film");
        Thread other = new Thread(() -> {
            await().pollInterval(Duration.ofMillis(1))
                    .until(() -> target.toFile().list().length > 0);
            next.toFile().renameTo(file.toFile());
        });
        other.start();

        Path moved = Relocation.move(RootedFile.alone(file), target, "film.mov");

        moved.toFile().deleteOnExit();
        other.join();
        assertThat(moved).hasSize(50_000_000);
        assertThat(file).hasContent("the next film");
    }

    @Test
    void file_goes_to_a_free_name_as_the_same_file_and_to_no_other() throws IOException {
        Path file = write("source", "content");
        Path taken = write("taken", "other");
        Object inode = Files.getAttribute(file, "unix:ino");

        assertThatThrownBy(() -> Relocation.moveToFree(file, taken)).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(file).hasContent("content");
        assertThat(taken).hasContent("other");

        Path free = folder.resolve("free");
        Relocation.moveToFree(file, free);
        assertThat(file).doesNotExist();
        assertThat(Files.getAttribute(free, "unix:ino")).isEqualTo(inode);
    }

    @Test
    void file_goes_to_a_free_name_of_another_file_system_with_its_time() throws IOException {
        assumeOtherFileSystem();
        Path target = Files.createTempDirectory(OTHER_FILE_SYSTEM, "relocation");
        target.toFile().deleteOnExit();
        Path file = write("source", "content");
        FileTime modified = FileTime.fromMillis(1_000_000_000_000L);
        Files.setLastModifiedTime(file, modified);

        Relocation.moveToFree(file, target.resolve("note.txt"));
        Path second = write("second", "other");
        assertThatThrownBy(() -> Relocation.moveToFree(second, target.resolve("note.txt")))
                .isInstanceOf(FileAlreadyExistsException.class);

        Path moved = target.resolve("note.txt");
        moved.toFile().deleteOnExit();
        assertThat(moved).hasContent("content");
        assertThat(Files.getLastModifiedTime(moved)).isEqualTo(modified);
        assertThat(file).doesNotExist();
        assertThat(target.toFile().list()).containsExactly("note.txt");
    }

    private void assumeOtherFileSystem() throws IOException {
        assumeTrue(
                Files.isDirectory(OTHER_FILE_SYSTEM)
                        && !Files.getFileStore(OTHER_FILE_SYSTEM).equals(Files.getFileStore(folder)),
                "there is one file system only");
    }

    private static Path move(Path file, Path target) {
        try {
            return Relocation.move(RootedFile.alone(file), target, "note.txt");
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
