package io.github.camellinq.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camellinq.media.FileVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A file's {@code .linq.json} goes where its file goes, and never speaks for another one, whenever the process is killed. */
class SidecarMoveRouteTest extends SidecarRoutes {

    @Test
    void names_that_collide_are_numbered_alike() throws Exception {
        for (String text : List.of("one", "two")) {
            drop(FOLDER + "/note.txt", "{\"text\": \"" + text + "\"}");
            awaitFile(done().resolve(FOLDER + (text.equals("one") ? "/note.txt" : "/note-1.txt")));
            awaitEmptyInbox();
        }

        assertThat(done().resolve(FOLDER + "/note.txt.linq.json")).content().contains("one");
        assertThat(done().resolve(FOLDER + "/note-1.txt.linq.json")).content().contains("two");
    }

    @Test
    void file_without_a_sidecar_does_not_come_to_lie_beside_anothers() throws Exception {
        Path other = Files.createDirectories(done().resolve(FOLDER)).resolve("note.txt.linq.json");
        Files.writeString(other, "{}");

        drop(FOLDER + "/note.txt", bytes("hello"));

        awaitFile(done().resolve(FOLDER + "/note-1.txt"));
    }

    @Test
    void delivered_file_and_sidecar_that_are_moved_back_are_put_away_and_not_sent_again() throws Exception {
        drop(FOLDER + "/note.txt", "{\"to\": \"" + TO + "\"}");
        awaitFile(done().resolve(FOLDER + "/note.txt"));
        awaitEmptyInbox();

        for (String name : List.of("/note.txt.linq.json", "/note.txt")) {
            Files.move(done().resolve(FOLDER + name), inbox().resolve(FOLDER + name));
        }

        awaitFile(done().resolve(FOLDER + "/note.txt"));
        awaitFile(done().resolve(FOLDER + "/note.txt.linq.json"));
        assertThat(linq.messages()).hasSize(1);
    }

    @Test
    void file_that_cannot_be_put_away_keeps_its_sidecar() throws Exception {
        Files.writeString(done(), "a file where the folder should be");
        try (LogLines log = LogLines.ofAll()) {
            drop(FOLDER + "/note.txt", "{\"to\": \"" + TO + "\"}");
            await().until(() -> !log.containing("note.txt waits").isEmpty());
        }
        assertThat(inbox().resolve(FOLDER + "/note.txt.linq.json")).exists();

        Files.delete(done());

        awaitFile(done().resolve(FOLDER + "/note.txt"));
        assertThat(done().resolve(FOLDER + "/note.txt.linq.json")).exists();
        assertThat(linq.messages()).singleElement().satisfies(message -> assertThat(message.to())
                .containsExactly(TO));
    }

    @Test
    void move_that_fails_in_the_middle_leaves_the_sidecar_where_people_put_it() throws Exception {
        Path file = Files.writeString(folder.resolve("note.txt"), "hello");
        Files.writeString(Sidecar.beside(file), "{\"to\": \"" + TO + "\"}");
        Path away = Files.createDirectories(folder.resolve("away"));
        Sidecar sidecar = Sidecar.of(folder, file, FileVersion.of(file));

        assertThatThrownBy(() -> sidecar.follow(away.resolve("note.txt"), () -> {
                    throw new IOException("no space left on device");
                }))
                .hasMessage("no space left on device");

        assertThat(Sidecar.beside(file)).content().contains(TO);
        assertThat(files(folder, ".linq.json")).hasSize(1);
        assertThat(away).isEmptyDirectory();
    }

    @Test
    void move_that_fails_says_why_although_the_sidecar_cannot_come_back() throws Exception {
        Path file = Files.writeString(folder.resolve("note.txt"), "hello");
        Files.writeString(Sidecar.beside(file), "{}");
        Path away = Files.createDirectories(folder.resolve("away"));
        Sidecar sidecar = Sidecar.of(folder, file, FileVersion.of(file));

        assertThatThrownBy(() -> sidecar.follow(away.resolve("note.txt"), () -> {
                    for (Path hidden : files(folder, ".linq.json")) {
                        Files.delete(hidden);
                    }
                    throw new IOException("no space left on device");
                }))
                .hasMessage("no space left on device")
                .satisfies(failure ->
                        assertThat(failure.getSuppressed()).singleElement().isInstanceOf(NoSuchFileException.class));
    }

    @Test
    void killed_before_the_file_moved_it_still_is_that_files_and_takes_the_same_place() throws Exception {
        Path file = Files.writeString(folder.resolve("note.txt"), "hello");
        Files.writeString(Sidecar.beside(file), "{\"to\": \"" + TO + "\"}");
        Path target = Files.createDirectories(done().resolve(FOLDER)).resolve("note.txt");
        kill(file, target);
        assertThat(Sidecar.beside(file)).doesNotExist();
        assertThat(Sidecar.beside(target)).exists();

        Path inbox = Files.createDirectories(inbox().resolve(FOLDER));
        for (Path left : files(folder, ".linq.json")) {
            Files.move(left, inbox.resolve(left.getFileName()));
        }
        Files.move(file, inbox.resolve("note.txt"));

        assertThat(linq.awaitMessages(1).get(0).to()).containsExactly(TO);
        awaitFile(target);
        awaitEmptyInbox();
        assertThat(files(done().resolve(FOLDER), "")).hasSize(2);
    }

    @Test
    void killed_after_the_file_moved_it_says_nothing_of_the_next_file_of_that_name() throws Exception {
        Path inbox = Files.createDirectories(inbox().resolve(FOLDER));
        Path file = Files.writeString(folder.resolve("note.txt"), "hello");
        Files.writeString(Sidecar.beside(file), "{\"to\": \"" + TO + "\"}");
        kill(file, Files.createDirectories(folder.resolve("away")).resolve("note.txt"));
        for (Path left : files(folder, ".linq.json")) {
            Files.move(left, inbox.resolve(left.getFileName()));
        }

        drop(FOLDER + "/note.txt", bytes("the next one"));

        assertThat(linq.awaitMessages(1).get(0).to()).containsExactly(FOLDER);
    }

    @Test
    void killed_while_it_was_set_aside_it_is_set_aside_under_the_same_name() throws Exception {
        Path dead = Files.createDirectories(deadLetter().resolve(FOLDER));
        Files.writeString(dead.resolve("note.txt.linq.json"), "{\"effect\": 1}");
        Files.writeString(
                dead.resolve("note.txt.error.json"),
                "{\"source\": \"" + inbox().resolve(FOLDER + "/note.txt")
                        + "\", \"reason\": \"left by a killed process\"}");

        drop(FOLDER + "/note.txt", "{\"effect\": 1}");

        assertThat(awaitReport(FOLDER + "/note.txt").path("reason").asText()).isEqualTo("bad-instructions");
        awaitEmptyInbox();
        assertThat(files(dead, "")).hasSize(3);
    }

    /** Dies when the sidecar is ready and the file is about to move. */
    private static void kill(Path file, Path target) throws IOException {
        Sidecar sidecar = Sidecar.of(file.getParent(), file, FileVersion.of(file));
        assertThatThrownBy(() -> sidecar.follow(target, () -> {
                    throw new Error("killed");
                }))
                .isExactlyInstanceOf(Error.class);
    }
}
