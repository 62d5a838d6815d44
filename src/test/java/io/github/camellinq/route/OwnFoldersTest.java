package io.github.camellinq.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnFoldersTest {
    @TempDir
    Path folder;

    private Path inbox;
    private Path file;

    @BeforeEach
    void make() throws IOException {
        assumeTrue(Files.exists(Path.of("/proc/self")), "another system");
        inbox = folder.resolve("inbox");
        file = Files.createDirectories(inbox.resolve("+15551234567/more")).resolve("note.txt");
        for (Path own = file.getParent(); !own.equals(folder); own = own.getParent()) {
            set(own, "rwxr-xr-x");
        }
    }

    private static void set(Path folder, String permissions) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));
    }

    @Test
    void folders_in_which_nobody_else_writes_are_own() throws IOException {
        assertThat(OwnFolders.leadTo(file, inbox)).isTrue();
        assertThat(OwnFolders.leadTo(inbox.resolve("note.txt"), inbox)).isTrue();

        Path link = Files.createSymbolicLink(folder.resolve("link"), inbox);
        assertThat(OwnFolders.leadTo(link.resolve("+15551234567/more/note.txt"), link))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"'',rwxrwxr-x", "'',rwxr-xrwx", "+15551234567,rwxrwxr-x", "+15551234567/more,rwxrwxrwx"})
    void one_in_which_others_write_is_not(String name, String permissions) throws IOException {
        set(inbox.resolve(name), permissions);

        assertThat(OwnFolders.leadTo(file, inbox)).isFalse();
    }

    @Test
    void one_of_somebody_else_is_not() throws IOException {
        assumeTrue(isGivenAway(inbox.resolve("+15551234567")), "only root gives folders away");

        assertThat(OwnFolders.leadTo(file, inbox)).isFalse();
    }

    private static boolean isGivenAway(Path folder) throws IOException {
        try {
            Files.setAttribute(folder, "unix:uid", 12345);
            return true;
        } catch (FileSystemException e) {
            return false;
        }
    }

    @Test
    void link_on_the_way_and_nothing_there_are_not() throws IOException {
        Path link = Files.createSymbolicLink(inbox.resolve("ann"), inbox.resolve("+15551234567"));

        assertThat(OwnFolders.leadTo(link.resolve("more/note.txt"), inbox)).isFalse();
        assertThat(OwnFolders.leadTo(inbox.resolve("nobody/note.txt"), inbox)).isFalse();
    }
}
