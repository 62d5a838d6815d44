package io.github.camellinq.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camellinq.media.Content;
import io.github.camellinq.sandbox.ReceivedMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.apache.camel.builder.AdviceWith;
import org.junit.jupiter.api.Test;

class WatchFolderRouteTest extends ShippedRoutes {
    private static final String CHAT = "94c6bf33-31d9-40e3-a0e9-f94250ecedb9";

    @Override
    void settings(Properties settings) {
        settings.setProperty("linq.to", "+15557654321");
        settings.setProperty("linq.rate-limit.messages", "0");
        settings.setProperty("linq.recipients.support", "+15551112222");
    }

    @Test
    void dropped_file_arrives_as_a_message_and_is_moved_to_done() throws Exception {
        byte[] photo = sample("picture.png");
        drop("+15551234567/my photo é.png", photo);

        ReceivedMessage message = linq.awaitMessages(1).get(0);

        assertThat(message.from()).isEqualTo("+15550000000");
        assertThat(message.to()).containsExactly("+15551234567");
        assertThat(message.text()).isNull();
        assertThat(message.idempotencyKey()).startsWith("linq").hasSize(47);
        assertThat(message.attachment().filename()).isEqualTo("my photo é.png");
        assertThat(message.attachment().contentType()).isEqualTo("image/png");
        assertThat(message.attachment().sizeBytes()).isEqualTo(photo.length);
        assertThat(message.attachment().sha256()).isEqualTo(Sha256.of(Content.of(photo)));
        assertThat(awaitFile(done().resolve("+15551234567/my photo é.png"))).hasBinaryContent(photo);
        assertThat(inbox().resolve("+15551234567")).isEmptyDirectory();
    }

    @Test
    void file_that_is_replaced_while_it_is_sent_is_a_delivery_of_its_own() throws Exception {
        Path next = Files.writeString(folder.resolve("next"), "version two");
        AtomicBoolean once = new AtomicBoolean();
        AdviceWith.adviceWith(
                context, "send-message", route -> route.weaveAddLast().process(exchange -> {
                    if (once.compareAndSet(false, true)) {
                        Files.move(
                                next, inbox().resolve("+15551234567/report.txt"), StandardCopyOption.REPLACE_EXISTING);
                    }
                }));

        drop("+15551234567/report.txt", bytes("version 1"));

        assertThat(linq.awaitMessages(2))
                .extracting(message -> message.attachment().sizeBytes())
                .containsExactly(9L, 11L);
        assertThat(awaitFile(done().resolve("+15551234567/report.txt"))).hasContent("version two");
    }

    @Test
    void file_and_sidecar_of_a_clock_that_is_ahead_are_taken() throws Exception {
        Path sidecar = drop("+15551234567/photo.txt.linq.json", bytes("{\"text\": \"from the camera\"}"));
        FileTime ahead = FileTime.from(Instant.now().plus(Duration.ofDays(400)));
        Files.setLastModifiedTime(sidecar, ahead);
        Path file = Files.write(folder.resolve("photo.txt"), bytes("a photo"));
        Files.setLastModifiedTime(file, ahead);
        Files.move(file, sidecar.resolveSibling("photo.txt"));

        assertThat(linq.awaitMessages(1).get(0).text()).isEqualTo("from the camera");
        awaitFile(done().resolve("+15551234567/photo.txt"));
    }

    @Test
    void inbox_that_goes_away_is_logged_once_and_watched_again_when_it_is_back() throws Exception {
        try (LogLines log = LogLines.of(FolderGate.class)) {
            Path away = Files.move(inbox(), folder.resolve("away"));

            await().atMost(Duration.ofSeconds(15))
                    .until(() -> !log.containing(inbox() + " is watched but is not a folder that can be read")
                            .isEmpty());

            Files.move(away, inbox());
            drop("+15551234567/note.txt", "hello".getBytes(StandardCharsets.UTF_8));
            linq.awaitMessages(1);
            assertThat(log.containing("is watched")).hasSize(1);
        }
    }

    @Test
    void several_handles_are_one_group_chat() throws Exception {
        drop("+15551234567,ann@example.org/hello.txt", bytes("hello"));

        assertThat(linq.awaitMessages(1)).singleElement().satisfies(message -> assertThat(message.to())
                .containsExactlyInAnyOrder("+15551234567", "ann@example.org"));
    }

    @Test
    void folder_named_for_an_alias_goes_to_whom_it_means() throws Exception {
        drop("support/hello.txt", bytes("hello"));

        assertThat(linq.awaitMessages(1).get(0).to()).containsExactly("+15551112222");
    }

    @Test
    void file_directly_in_the_inbox_goes_to_linq_to() throws Exception {
        drop("hello.txt", bytes("hello"));

        assertThat(linq.awaitMessages(1).get(0).to()).containsExactly("+15557654321");
        awaitFile(done().resolve("hello.txt"));
    }

    @Test
    void folder_named_for_a_chat_sends_into_that_chat() throws Exception {
        drop("+15551234567/first.txt", bytes("first"));
        String chat = linq.awaitMessages(1).get(0).chatId();

        drop(chat + "/second.txt", bytes("second"));

        awaitFile(done().resolve(chat + "/second.txt"));
        assertThat(linq.messages()).extracting(ReceivedMessage::chatId).containsExactly(chat, chat);
        assertThat(linq.requests())
                .anySatisfy(request -> assertThat(request.path()).endsWith("/v3/chats/" + chat + "/messages"));
    }

    @Test
    void chat_that_does_not_exist_is_a_dead_letter() throws Exception {
        drop(CHAT + "/hello.txt", bytes("hello"));

        assertThat(awaitReport(CHAT + "/hello.txt").path("linq_code").asInt()).isEqualTo(2001);
    }

    @Test
    void folders_below_the_recipients_keep_their_place_in_done() throws Exception {
        drop("+15551234567/2026/may/hello.txt", bytes("hello"));

        awaitFile(done().resolve("+15551234567/2026/may/hello.txt"));
        assertThat(linq.messages()).hasSize(1);
    }

    @Test
    void same_name_again_is_a_new_delivery_and_done_keeps_both() throws Exception {
        drop("+15551234567/note.txt", bytes("one"));
        awaitFile(done().resolve("+15551234567/note.txt"));
        drop("+15551234567/note.txt", bytes("two"));

        assertThat(awaitFile(done().resolve("+15551234567/note-1.txt"))).hasContent("two");
        assertThat(done().resolve("+15551234567/note.txt")).hasContent("one");
        assertThat(linq.messages())
                .hasSize(2)
                .extracting(ReceivedMessage::idempotencyKey)
                .doesNotHaveDuplicates();
    }

    @Test
    void unfinished_and_hidden_names_wait_until_they_are_renamed() throws Exception {
        for (String name :
                new String[] {".hidden.txt", "a.part", "a.tmp", "a.crdownload", "a.linq.json", "a.error.json"}) {
            drop("+15551234567/" + name, bytes("not yet"));
        }
        drop("+15551234567/sentinel.txt", bytes("sentinel"));
        linq.awaitMessages(1);

        Files.move(inbox().resolve("+15551234567/a.part"), inbox().resolve("+15551234567/a.txt"));

        assertThat(linq.awaitMessages(2))
                .extracting(message -> message.attachment().filename())
                .containsExactly("sentinel.txt", "a.txt");
    }

    @Test
    void links_stay_where_they_are_and_lead_nowhere() throws Exception {
        Path outside = Files.createDirectories(folder.resolve("outside"));
        Files.write(outside.resolve("secret.txt"), bytes("secret"));
        Path own = Files.createDirectories(inbox().resolve("+15551234567"));
        Files.createSymbolicLink(own.resolve("link.txt"), outside.resolve("secret.txt"));
        Files.createSymbolicLink(inbox().resolve("+15550000001"), outside);
        try (LogLines log = LogLines.of(FolderGate.class)) {
            drop("+15551234567/one.txt", bytes("one"));
            linq.awaitMessages(1);
            drop("+15551234567/two.txt", bytes("two"));
            linq.awaitMessages(2);

            assertThat(linq.messages()).hasSize(2);
            assertThat(own.resolve("link.txt")).isSymbolicLink();
            assertThat(outside.resolve("secret.txt")).exists();
            assertThat(log.containing("link.txt")).hasSizeLessThanOrEqualTo(1);
            assertThat(log.containing("+15550000001")).hasSizeLessThanOrEqualTo(1);
        }
    }

    @Test
    void folder_that_lies_too_deep_is_named_and_not_looked_into() throws Exception {
        String deepest = "+15551234567/" + "d/".repeat(99);
        drop(deepest + "taken.txt", bytes("taken"));
        Path tooDeep = drop(deepest + "d/left.txt", bytes("left"));
        try (LogLines log = LogLines.of(FolderGate.class)) {
            drop("+15551234567/one.txt", bytes("one"));
            linq.awaitMessages(2);
            drop("+15551234567/two.txt", bytes("two"));

            assertThat(linq.awaitMessages(3)).hasSize(3);
            assertThat(tooDeep).exists();
            assertThat(log.containing("more than 100 folders deep")).hasSize(1);
        }
        assertThat(Backlog.of(inbox()).stuck())
                .extracting(Backlog.Stuck::why)
                .containsExactly("it lies more than 100 folders deep; move it further up");
    }

    @Test
    void every_file_of_many_recipients_is_sent_once() throws Exception {
        for (int recipient = 0; recipient < 10; recipient++) {
            for (int file = 0; file < 50; file++) {
                drop("+1555000100" + recipient + "/" + file + ".txt", bytes(recipient + " " + file));
            }
        }

        await().atMost(Duration.ofSeconds(30)).until(() -> filesIn(done()) == 500);

        assertThat(linq.messages()).hasSize(500);
        Set<String> hashes = linq.messages().stream()
                .map(message -> message.attachment().sha256())
                .collect(Collectors.toSet());
        assertThat(hashes).hasSize(500);
        assertThat(filesIn(inbox())).isZero();
    }

    @Test
    void folders_that_were_empty_for_a_while_are_found_again_while_something_waits() throws Exception {
        drop("+15550009999/not-written-yet.txt", new byte[0]);
        dropEach("first.txt");
        await().until(() -> filesIn(done()) == 5);
        await().pollDelay(Duration.ofMillis(500)).until(() -> true);

        dropEach("second.txt");

        await().atMost(Duration.ofSeconds(4)).until(() -> filesIn(done()) == 10);
        assertThat(linq.messages()).hasSize(10);
    }

    private void dropEach(String name) throws IOException {
        for (int recipient = 0; recipient < 5; recipient++) {
            drop("+1555000100" + recipient + "/" + name, bytes(recipient + name));
        }
    }

    private static long filesIn(Path path) throws IOException {
        if (!Files.exists(path)) {
            return 0;
        }
        try (var files = Files.walk(path)) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
