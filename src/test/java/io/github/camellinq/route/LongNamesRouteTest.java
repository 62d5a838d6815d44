package io.github.camellinq.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Names so long that nothing can stand beside them under a name of its own: a file system takes 255 bytes. */
class LongNamesRouteTest extends ShippedRoutes {
    private static final String TO = "+15551234567";

    /** 255 bytes each. */
    private static final String LATIN = "a".repeat(251) + ".txt";

    private static final String GREEK = "α".repeat(125) + "a.txt";

    private static final String FLAGS = "🏁".repeat(62) + "abc.txt";

    private static final String WITHOUT_EXTENSION = "R".repeat(255);

    @Override
    void settings(Properties settings) {
        settings.setProperty("linq.done.keep", "1d");
    }

    static Stream<String> names() {
        return Stream.of(LATIN, GREEK, FLAGS, WITHOUT_EXTENSION);
    }

    @ParameterizedTest
    @MethodSource("names")
    void file_of_the_longest_name_is_delivered_under_it(String name) throws Exception {
        drop(TO + "/" + name, bytes("hello"));

        assertThat(linq.awaitMessages(1).get(0).attachment().filename()).isEqualTo(name);
        awaitFile(done().resolve(TO).resolve(name));
    }

    @Test
    void file_of_the_longest_name_is_deleted_from_done_without_complaint() throws Exception {
        drop(TO + "/" + LATIN, bytes("hello"));
        Path delivered = awaitFile(done().resolve(TO).resolve(LATIN));
        // The note that it is in done goes along with the next one.
        drop(TO + "/next.txt", bytes("next"));
        awaitFile(done().resolve(TO).resolve("next.txt"));

        try (LogLines log = LogLines.of(DoneSweep.class)) {
            await().untilAsserted(() -> {
                DoneKeepRouteTest.sweep(LinqService.of(context), Duration.ofDays(2));
                assertThat(delivered).doesNotExist();
            });
            assertThat(log.containing("could be read or deleted")).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void second_file_of_the_longest_name_has_a_shorter_one_in_done(String name) throws Exception {
        drop(TO + "/" + name, bytes("one"));
        awaitFile(done().resolve(TO).resolve(name));
        drop(TO + "/" + name, bytes("two"));
        linq.awaitMessages(2);

        await().until(() -> names(done()).size() == 2);
        assertThat(done().resolve(TO).resolve(name)).hasContent("one");
        String other = names(done()).stream()
                .filter(one -> !one.equals(name))
                .findFirst()
                .orElseThrow();
        assertThat(done().resolve(TO).resolve(other)).hasContent("two");
        assertThat(other).endsWith(name.equals(WITHOUT_EXTENSION) ? "R-1" : "-1.txt");
        assertThat(other.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(250, 255);
    }

    @Test
    void number_leaves_room_for_the_sidecar_beside_it() throws Exception {
        String name = "a".repeat(241) + ".txt";
        String sidecar = "{\"text\": \"hello\"}";
        for (String content : List.of("one", "two")) {
            drop(TO + "/" + name + Sidecar.SUFFIX, bytes(sidecar));
            drop(TO + "/" + name, bytes(content));
            await().until(() -> !Files.exists(inbox().resolve(TO).resolve(name)));
        }

        Path second = awaitFile(done().resolve(TO).resolve("a".repeat(239) + "-1.txt"));
        assertThat(second).hasContent("two");
        assertThat(Sidecar.beside(second)).hasContent(sidecar);
        assertThat(linq.awaitMessages(2)).hasSize(2).allSatisfy(message -> assertThat(message.text())
                .isEqualTo("hello"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void dead_letter_of_the_longest_name_has_its_report_beside_it_and_its_name_back_when_it_is_replayed(String name)
            throws Exception {
        Path dropped = drop("bob/" + name, bytes("hello"));
        // Its report is there first.
        await().until(() ->
                DeadLetters.in(deadLetter()).stream().anyMatch(letter -> letter.state() == SetAside.State.WHOLE));

        SetAside letter = DeadLetters.in(deadLetter()).get(0);

        assertThat(letter.file()).hasContent("hello");
        assertThat(letter.report().file()).isEqualTo(name);
        assertThat(letter.report().source()).isEqualTo(dropped.toString());
        assertThat(letter.report().reason()).isEqualTo("bad-recipient");
        assertThat(dropped).doesNotExist();

        context.stop();
        assertThat(new Replay(List.of(inbox()), false).obstacle(letter)).isEmpty();
        assertThat(Replay.putBack(letter)).isEqualTo(dropped).hasContent("hello");
        assertThat(DeadLetters.in(deadLetter())).isEmpty();
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
