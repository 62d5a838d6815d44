package io.github.camellinq.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camellinq.ledger.Ledger;
import io.github.camellinq.media.FileVersion;
import io.github.camellinq.settings.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Properties;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** With {@code linq.done.keep}: what was delivered goes after a while, and nothing else does. */
class DoneKeepRouteTest extends ShippedRoutes {
    private static final String FOLDER = "+15551234567";
    private static final Duration KEEP = Duration.ofDays(30);

    @Override
    void settings(Properties settings) {
        settings.setProperty("linq.done.keep", "30d");
        settings.setProperty("linq.rate-limit.messages", "0");
    }

    @Test
    void delivered_file_goes_with_its_sidecar_and_its_folders_when_it_was_kept_long_enough() throws Exception {
        drop(FOLDER + "/2026/may/note.txt.linq.json", bytes("{\"text\": \"hello\"}"));
        drop(FOLDER + "/2026/may/note.txt", bytes("hello"));
        Path file = awaitDelivered(FOLDER + "/2026/may/note.txt");

        sweep(KEEP.minusMinutes(1));
        assertThat(file).exists();

        try (LogLines log = LogLines.of(DoneSweep.class)) {
            sweep(KEEP.plusMinutes(1));
            sweep(KEEP.plusMinutes(1));
            assertThat(log.containing("Delivered files deleted from " + done() + ": 1"))
                    .hasSize(1);
        }
        assertThat(done()).isEmptyDirectory();
    }

    @Test
    void age_counts_from_the_delivery_and_not_from_the_files_time() throws Exception {
        Path draft = Files.writeString(folder.resolve("photo"), "taken long ago");
        Files.setLastModifiedTime(draft, FileTime.from(Instant.now().minus(Duration.ofDays(3000))));
        Path inbox = Files.createDirectories(inbox().resolve(FOLDER));
        Files.move(draft, inbox.resolve("photo.txt"));
        Path file = awaitDelivered(FOLDER + "/photo.txt");

        sweep(KEEP.minusMinutes(1));

        assertThat(file).exists();
    }

    @Test
    void what_the_ledger_does_not_know_as_sent_stays() throws Exception {
        drop(FOLDER + "/note.txt", bytes("hello"));
        Path file = awaitDelivered(FOLDER + "/note.txt");
        drop(FOLDER + "/edited.txt", bytes("hello"));
        Path edited = awaitDelivered(FOLDER + "/edited.txt");
        Files.writeString(edited, "and what somebody added");
        Path own = Files.writeString(done().resolve(FOLDER + "/own.txt"), "somebody's own");
        Path copy = Files.copy(file, done().resolve(FOLDER + "/note-1.txt"));
        Path empty = Files.createDirectories(done().resolve("somebody/made"));
        Path outside = Files.createDirectories(folder.resolve("outside"));
        Files.createSymbolicLink(done().resolve("link"), outside);
        Files.createLink(outside.resolve("note.txt"), file);
        Path link = Files.createSymbolicLink(done().resolve(FOLDER + "/link.txt"), outside.resolve("note.txt"));

        sweep(KEEP.plusDays(1));

        assertThat(file).doesNotExist();
        assertThat(List.of(edited, own, copy, empty, link, outside.resolve("note.txt")))
                .allSatisfy(path -> assertThat(path).exists());
    }

    @Test
    void numbered_files_are_found_by_the_name_that_they_had() throws Exception {
        for (String text : List.of("one", "two")) {
            drop(FOLDER + "/a-1.b.txt", bytes(text));
            awaitDelivered(FOLDER + (text.equals("one") ? "/a-1.b.txt" : "/a-1.b-1.txt"));
        }

        sweep(KEEP.plusDays(1));

        assertThat(done()).isEmptyDirectory();
    }

    @Test
    void what_the_ledger_has_forgotten_stays() throws Exception {
        drop(FOLDER + "/note.txt", bytes("hello"));
        Path file = awaitDelivered(FOLDER + "/note.txt");
        LinqService.of(context).ledger().purge(Instant.now().plusSeconds(60), true);

        sweep(KEEP.plusDays(1));

        assertThat(file).exists();
    }

    @Test
    void many_files_go_in_batches() throws Exception {
        int count = DoneSweep.BATCH + 20;
        for (int i = 0; i < count; i++) {
            drop("+1555000100" + i % 10 + "/" + i + ".txt", bytes("file " + i));
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        LinqService.of(context).ledger().settled(items(count)).size() == count);

        sweep(KEEP.plusDays(1));

        assertThat(done()).isEmptyDirectory();
    }

    private List<String> items(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> FolderItem.idOf(inbox().resolve("+1555000100" + i % 10 + "/" + i + ".txt")))
                .toList();
    }

    /** Looks through done as if so much time had passed. */
    private void sweep(Duration later) {
        sweep(LinqService.of(context), later);
    }

    static void sweep(LinqService service, Duration later) {
        Settings settings = service.settings();
        new DoneSweep(
                        settings.done(),
                        settings.doneKeep(),
                        () -> List.of(settings.inbox()),
                        service.ledger(),
                        Clock.fixed(Instant.now().plus(later), ZoneOffset.UTC))
                .run();
    }

    /** Waits until a file is in done and the ledger knows it. */
    private Path awaitDelivered(String path) throws IOException {
        Path file = awaitFile(done().resolve(path));
        Ledger ledger = LinqService.of(context).ledger();
        String version = FileVersion.of(file).id();
        await().until(() -> ledger.find(file.getFileName().toString().replaceFirst("-1(\\.txt)$", "$1")).stream()
                .anyMatch(entry ->
                        entry.key().version().equals(version) && entry.times().archived() != null));
        return file;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
