package io.github.camellinq.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camellinq.sandbox.ReceivedMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.builder.AdviceWith;
import org.junit.jupiter.api.Test;

/** With {@code linq.after=delete}. */
class DeleteAfterRouteTest extends ShippedRoutes {

    @Override
    void settings(Properties settings) {
        settings.setProperty("linq.after", "delete");
    }

    @Test
    void delivered_file_is_deleted_and_nothing_is_kept() throws Exception {
        Path file = drop("+15551234567/note.txt", bytes("hello"));

        assertThat(linq.awaitMessages(1).get(0).attachment().filename()).isEqualTo("note.txt");
        await().untilAsserted(() -> assertThat(file).doesNotExist());
        assertThat(done().resolve("+15551234567")).doesNotExist();
    }

    /** As ext4 does, for files that were packed with a fixed time. */
    @Test
    void files_of_one_name_size_time_and_inode_are_told_apart_by_their_bytes() throws Exception {
        Path file = Files.createDirectories(inbox().resolve("+15551234567")).resolve("meter.txt");
        Path first = Files.writeString(folder.resolve("draft"), "reading 10");
        FileTime time = FileTime.fromMillis(1_000_000_000_000L);
        Path sameInode = Files.createLink(folder.resolve("kept"), first);
        for (int number = 10; number < 13; number++) {
            Files.writeString(sameInode, "reading " + number);
            Files.setLastModifiedTime(sameInode, time);
            Files.createLink(file, sameInode);
            linq.awaitMessages(number - 9);
            await().untilAsserted(() -> assertThat(file).doesNotExist());
        }

        assertThat(linq.messages())
                .extracting(message -> message.attachment().sha256())
                .doesNotHaveDuplicates()
                .hasSize(3);
    }

    /** As {@code cp -p} and ext4 do: the bytes are the same, too. */
    @Test
    void each_new_copy_of_a_deleted_file_is_a_delivery_of_its_own_also_with_its_inode() throws Exception {
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
    void what_comes_back_as_it_was_sent_is_kept() throws Exception {
        // A folder that nobody watches.
        Path back =
                Files.writeString(Files.createDirectory(folder.resolve("other")).resolve("note.txt"), "hello");

        Folders.of(back.getParent(), LinqService.of(context).settings())
                .item(back)
                .archiveAgain();

        assertThat(done().resolve("note.txt")).hasContent("hello");
    }

    @Test
    void what_took_its_place_meanwhile_stays() throws Exception {
        Path back =
                Files.writeString(Files.createDirectory(folder.resolve("other")).resolve("note.txt"), "hello");
        FolderItem item =
                Folders.of(back.getParent(), LinqService.of(context).settings()).item(back);
        Files.writeString(back, "another");

        item.archiveAgain();

        assertThat(back).hasContent("another");
        assertThat(done().resolve("note.txt")).doesNotExist();
    }

    @Test
    void sidecar_is_deleted_with_its_file() throws Exception {
        drop("+15551234567/note.txt.linq.json", bytes("{\"text\": \"for you\"}"));
        drop("+15551234567/note.txt", bytes("hello"));

        assertThat(linq.awaitMessages(1).get(0).text()).isEqualTo("for you");
        await().untilAsserted(() -> assertThat(inbox().resolve("+15551234567")).isEmptyDirectory());
        assertThat(done().resolve("+15551234567")).doesNotExist();
    }

    @Test
    void file_that_was_written_on_while_it_was_sent_is_sent_once_more() throws Exception {
        Path file = inbox().resolve("+15551234567/log.txt");
        AtomicBoolean once = new AtomicBoolean();
        AdviceWith.adviceWith(
                context, "send-message", route -> route.weaveAddLast().process(exchange -> {
                    if (once.compareAndSet(false, true)) {
                        Files.writeString(file, "hello, and more");
                    }
                }));
        drop("+15551234567/log.txt", bytes("hello"));

        assertThat(linq.awaitMessages(2).get(1).attachment().sizeBytes()).isEqualTo(15);
        await().untilAsserted(() -> assertThat(file).doesNotExist());
    }

    @Test
    void rejected_file_is_set_aside_as_ever() throws Exception {
        drop("+15551234567/photo.webp", sample("picture.webp"));

        assertThat(awaitReport("+15551234567/photo.webp").path("reason").asText())
                .isEqualTo("unsupported-type");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
