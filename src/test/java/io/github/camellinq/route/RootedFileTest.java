package io.github.camellinq.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RootedFileTest {
    private static final int FILES = 400;

    @TempDir
    Path folder;

    private Path inbox;
    private Path own;
    private Path foreign;
    private Path done;

    @BeforeEach
    void make() throws IOException {
        inbox = folder.resolve("inbox");
        own = Files.createDirectories(inbox.resolve("+15551234567/own"));
        foreign = Files.createDirectory(folder.resolve("foreign"));
        done = Files.createDirectory(folder.resolve("done"));
        // Else nobody could do here what these tests do.
        Files.setPosixFilePermissions(own.getParent(), PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    /** What is done with a file. */
    private interface Deed {
        void to(RootedFile file) throws IOException;
    }

    @Test
    void file_of_others_is_not_read_through_a_link_in_the_place_of_a_folder() throws Exception {
        List<String> read = new ArrayList<>();

        whileTheFolderIsSwapped(file -> {
            try (InputStream in = Channels.newInputStream(file.open())) {
                read.add(new String(in.readAllBytes()));
            }
        });

        assertThat(read).isNotEmpty().containsOnly("own");
    }

    @Test
    void file_of_others_is_not_moved() throws Exception {
        whileTheFolderIsSwapped(file -> file.moveTo(done.resolve(file.path().getFileName())));

        assertThat(foreign.toFile().list()).hasSize(FILES);
        assertThat(done.toFile().list()).isNotEmpty();
    }

    @Test
    void file_of_others_is_not_deleted() throws Exception {
        whileTheFolderIsSwapped(RootedFile::delete);

        assertThat(foreign.toFile().list()).hasSize(FILES);
    }

    /** Both folders have files of the same names; a link to the one takes the place of the other again and again. */
    private void whileTheFolderIsSwapped(Deed deed) throws Exception {
        for (int file = 0; file < FILES; file++) {
            Files.writeString(own.resolve(file + ".txt"), "own");
            Files.writeString(foreign.resolve(file + ".txt"), "foreign");
        }
        Path link = Files.createSymbolicLink(folder.resolve("link"), foreign);
        AtomicBoolean over = new AtomicBoolean();
        Thread swapping = new Thread(() -> {
            Path away = folder.resolve("away");
            while (!over.get()) {
                own.toFile().renameTo(away.toFile());
                link.toFile().renameTo(own.toFile());
                own.toFile().renameTo(link.toFile());
                away.toFile().renameTo(own.toFile());
            }
        });
        swapping.start();
        for (int file = 0; file < FILES; file++) {
            try {
                deed.to(new RootedFile(inbox, own.resolve(file + ".txt")));
            } catch (FileSystemException e) {
                assertThat(e.getFile()).startsWith(own.toString());
            }
        }
        over.set(true);
        swapping.join();
    }

    @Test
    void failure_names_the_whole_path() throws Exception {
        Path gone = own.resolve("gone.txt");
        RootedFile file = new RootedFile(inbox, gone);

        assertThatThrownBy(file::open).isInstanceOf(NoSuchFileException.class).hasMessage(gone.toString());
        assertThatThrownBy(file::delete).isInstanceOf(NoSuchFileException.class).hasMessage(gone.toString());
        assertThatThrownBy(() -> file.moveTo(done.resolve("gone.txt")))
                .isInstanceOf(NoSuchFileException.class)
                .extracting(e -> ((FileSystemException) e).getFile())
                .isEqualTo(gone.toString());
        assertThatThrownBy(new RootedFile(inbox, inbox.resolve("no/such/folder.txt"))::open)
                .isInstanceOf(NoSuchFileException.class)
                .hasMessage(inbox.resolve("no/such/folder.txt").toString());
    }

    /** What has to be copied then is told so, by the folder that is held as by the path. */
    @Test
    void move_to_another_file_system_is_reported_and_leaves_the_file() throws Exception {
        Path other = Path.of("/dev/shm");
        assumeTrue(
                Files.isDirectory(other) && !Files.getFileStore(other).equals(Files.getFileStore(folder)),
                "there is one file system only");
        Path file = Files.writeString(own.resolve("note.txt"), "own");
        Path target = other.resolve(folder.getFileName() + ".txt");

        assertThatThrownBy(() -> new RootedFile(inbox, file).moveTo(target))
                .isInstanceOf(AtomicMoveNotSupportedException.class)
                .hasMessageContaining(file.toString());

        assertThat(file).exists();
        assertThat(target).doesNotExist();
    }

    @Test
    void file_that_is_a_link_is_not_opened() throws Exception {
        Path secret = Files.writeString(foreign.resolve("secret.txt"), "foreign");
        Path link = Files.createSymbolicLink(own.resolve("link.txt"), secret);

        assertThatThrownBy(new RootedFile(inbox, link)::open)
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining(link.toString());
    }
}
