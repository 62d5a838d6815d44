package io.github.camellinq.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.camellinq.sandbox.ReceivedMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.camel.util.FileUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** With {@code linq.done} on another file system, where a file that is moved there becomes another one. */
class DoneKeepElsewhereRouteTest extends ShippedRoutes {
    private static final Path OTHER = Path.of("/dev/shm");

    private Path elsewhere;

    @Override
    void settings(Properties settings) {
        settings.setProperty("linq.done.keep", "30d");
    }

    @Override
    Path done() {
        try {
            if (elsewhere == null) {
                assumeTrue(
                        Files.isDirectory(OTHER) && !Files.getFileStore(OTHER).equals(Files.getFileStore(folder)),
                        "there is one file system only");
                elsewhere = Files.createTempDirectory(OTHER, "done");
            }
            return elsewhere;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterEach
    void delete() throws IOException {
        FileUtil.removeDir(elsewhere.toFile());
    }

    /** What was moved there is gone from here, so that its inode serves another one. */
    @Test
    void new_copy_is_a_delivery_of_its_own_also_with_the_inode_of_the_one_before() throws Exception {
        Path file = Files.createDirectories(inbox().resolve("+15551234567")).resolve("menu.txt");
        Path sameInode = Files.writeString(folder.resolve("kept"), "soup");
        for (int number = 1; number < 4; number++) {
            Files.createLink(file, sameInode);
            linq.awaitMessages(number);
            await().untilAsserted(() -> assertThat(file).doesNotExist());
        }

        assertThat(linq.messages())
                .extracting(ReceivedMessage::idempotencyKey)
                .doesNotHaveDuplicates()
                .hasSize(3);
    }

    @Test
    void delivered_file_goes_with_its_sidecar_there_too() throws Exception {
        drop("note.txt.linq.json", "{\"to\": \"+15551234567\"}".getBytes());
        drop("note.txt", "hello".getBytes());
        awaitFile(done().resolve("note.txt"));
        assertThat(done().resolve("note.txt.linq.json")).exists();
        LinqService service = LinqService.of(context);
        String item = FolderItem.idOf(inbox().resolve("note.txt"));
        await().until(() -> service.ledger().settled(List.of(item)).size() == 1);

        DoneKeepRouteTest.sweep(service, Duration.ofDays(29));
        assertThat(done().resolve("note.txt")).exists();
        DoneKeepRouteTest.sweep(service, Duration.ofDays(31));

        assertThat(done()).isEmptyDirectory();
        assertThat(inbox()).isEmptyDirectory();
    }
}
