package io.github.camellinq.route;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camellinq.api.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.spi.Registry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadLetterRouteTest extends ShippedRoutes {
    private final SettableClock clock = new SettableClock();

    /** Runs with the system's clock, some time ahead. */
    private static final class SettableClock extends Clock {
        private volatile Duration ahead = Duration.ZERO;

        @Override
        public Instant instant() {
            return Instant.now().plus(ahead);
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @Override
    protected void bindToRegistry(Registry registry) {
        registry.bind(LinqService.CLOCK, clock);
    }

    @ParameterizedTest
    @CsvSource({
        "+15551234567/photo.webp, picture.webp, unsupported-type",
        "+15551234567/holiday.jpg, elf-named.jpg, executable",
        "bob/hello.txt, note.txt, bad-recipient",
        "hello.txt, note.txt, no-recipient",
    })
    void file_that_cannot_be_delivered_is_set_aside_with_its_reason(String path, String sample, String reason)
            throws Exception {
        byte[] bytes = sample(sample);
        Path dropped = drop(path, bytes);

        JsonNode report = awaitReport(path);

        assertThat(report.path("reason").asText()).isEqualTo(reason);
        assertThat(report.path("stage").asText()).isEqualTo("RECEIVED");
        assertThat(report.path("file").asText()).isEqualTo(dropped.getFileName().toString());
        assertThat(report.path("source").asText()).isEqualTo(dropped.toString());
        assertThat(report.path("message").asText()).isNotBlank();
        assertThat(report.path("attempts").asInt()).isEqualTo(1);
        assertThat(report.path("first_attempt").asText()).isNotBlank();
        assertThat(report.path("last_attempt").asText()).isNotBlank();
        assertThat(deadLetter().resolve(path)).hasBinaryContent(bytes);
        assertThat(dropped).doesNotExist();
        assertThat(linq.messages()).isEmpty();
    }

    @Test
    void file_that_is_replaced_before_it_is_set_aside_is_a_delivery_of_its_own() throws Exception {
        Path next = Files.write(folder.resolve("next"), sample("picture.png"));
        AtomicBoolean once = new AtomicBoolean();
        AdviceWith.adviceWith(
                context, "dead-letter", route -> route.weaveAddFirst().process(exchange -> {
                    if (once.compareAndSet(false, true)) {
                        Files.move(
                                next, inbox().resolve("+15551234567/holiday.jpg"), StandardCopyOption.REPLACE_EXISTING);
                    }
                }));

        drop("+15551234567/holiday.jpg", sample("elf-named.jpg"));

        assertThat(linq.awaitMessages(1).get(0).attachment().contentType()).isEqualTo("image/png");
        awaitFile(done().resolve("+15551234567/holiday.jpg"));
        assertThat(deadLetter().resolve("+15551234567"))
                .satisfiesAnyOf(none -> assertThat(none).doesNotExist(), empty -> assertThat(empty)
                        .isEmptyDirectory());
    }

    @Test
    void refusal_of_the_api_is_reported_with_its_code_and_trace() throws Exception {
        drop("00000000-0000-4000-8000-000000000000/hello.txt", bytes("hello"));

        JsonNode report = awaitReport("00000000-0000-4000-8000-000000000000/hello.txt");

        assertThat(report.path("reason").asText()).isEqualTo("bad-recipient");
        assertThat(report.path("stage").asText()).isEqualTo("UPLOADED");
        assertThat(report.path("http_status").asInt()).isEqualTo(404);
        assertThat(report.path("linq_code").asInt()).isEqualTo(2001);
        assertThat(report.path("trace_id").asText()).isNotBlank();
        assertThat(report.path("attachment_id").asText()).isNotBlank();
        assertThat(report.toString()).doesNotContain("X-Amz", linq.apiKey());
    }

    @Test
    void empty_file_is_a_dead_letter_only_after_a_minute() throws Exception {
        drop("+15551234567/slow.txt", new byte[0]);
        drop("+15551234567/sentinel.txt", bytes("sentinel"));
        linq.awaitMessages(1);
        assertThat(inbox().resolve("+15551234567/slow.txt")).exists();

        clock.ahead = Duration.ofSeconds(61);

        assertThat(awaitReport("+15551234567/slow.txt").path("reason").asText()).isEqualTo("empty");
    }

    @Test
    void names_that_collide_are_numbered_and_nothing_is_overwritten() throws Exception {
        drop("bob/a.b.txt", bytes("one"));
        awaitReport("bob/a.b.txt");
        drop("bob/a.b.txt", bytes("two"));

        awaitReport("bob/a.b-1.txt");

        assertThat(deadLetter().resolve("bob/a.b.txt")).hasContent("one");
        assertThat(deadLetter().resolve("bob/a.b-1.txt")).hasContent("two");
    }

    @Test
    void move_that_was_killed_after_its_report_is_done_again_under_the_same_name() throws Exception {
        Path file = inbox().resolve("bob/note.txt");
        Path left = Files.createDirectories(deadLetter().resolve("bob")).resolve("note.txt.error.json");
        Files.write(
                left,
                Json.MAPPER.writeValueAsBytes(Json.MAPPER
                        .createObjectNode()
                        .put("file", "note.txt")
                        .put("source", file.toString())
                        .put("reason", "left by a killed process")));

        drop("bob/note.txt", bytes("note"));

        assertThat(awaitReport("bob/note.txt").path("reason").asText()).isEqualTo("bad-recipient");
        assertThat(deadLetter().resolve("bob")).isDirectoryNotContaining("glob:**/note-1*");
    }

    @Test
    void somebody_elses_report_is_left_alone() throws Exception {
        Path other = Files.createDirectories(deadLetter().resolve("bob")).resolve("note.txt.error.json");
        Files.writeString(other, "{\"source\": \"elsewhere\"}");

        drop("bob/note.txt", bytes("note"));

        awaitReport("bob/note-1.txt");
        assertThat(other).hasContent("{\"source\": \"elsewhere\"}");
    }

    @Test
    void dead_letter_step_that_fails_leaves_the_file_and_does_not_spin() throws Exception {
        Files.createDirectories(deadLetter().getParent());
        Files.writeString(deadLetter(), "a file where the folder should be");
        try (LogLines log = LogLines.ofAll()) {
            drop("bob/note.txt", bytes("note"));
            drop("+15551234567/sentinel.txt", bytes("sentinel"));
            linq.awaitMessages(1);
            int failures = log.containing("note.txt").size();

            Files.delete(deadLetter());

            awaitReport("bob/note.txt");
            assertThat(failures).isLessThan(10);
        }
    }

    @Test
    void dead_letter_that_is_moved_back_by_hand_is_delivered_anew() throws Exception {
        drop("bob/note.txt", bytes("note"));
        awaitReport("bob/note.txt");

        Path again = Files.createDirectories(inbox().resolve("+15551234567")).resolve("note.txt");
        Files.move(deadLetter().resolve("bob/note.txt"), again);

        assertThat(linq.awaitMessages(1).get(0).to()).containsExactly("+15551234567");
        awaitFile(done().resolve("+15551234567/note.txt"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
