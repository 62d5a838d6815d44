package io.github.camellinq.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
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

    @Test
    void sidecar_is_deleted_with_its_file() throws Exception {
        drop("+15551234567/note.txt.linq.json", bytes("{\"text\": \"for you\"}"));
        drop("+15551234567/note.txt", bytes("hello"));

        assertThat(linq.awaitMessages(1).get(0).text()).isEqualTo("for you");
        await().untilAsserted(() -> assertThat(inbox().resolve("+15551234567")).isEmptyDirectory());
        assertThat(done().resolve("+15551234567")).doesNotExist();
    }

    @Test
    void file_that_was_written_on_after_it_was_sent_is_kept_in_done() throws Exception {
        Path file = inbox().resolve("+15551234567/log.txt");
        AdviceWith.adviceWith(context, "send-message", route -> route.weaveAddLast()
                .process(exchange -> Files.writeString(file, "hello, and more")));
        drop("+15551234567/log.txt", bytes("hello"));

        assertThat(awaitFile(done().resolve("+15551234567/log.txt"))).hasContent("hello, and more");
        assertThat(linq.messages()).hasSize(1);
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
