package io.github.camellinq.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camellinq.sandbox.Call;
import io.github.camellinq.sandbox.Fault;
import io.github.camellinq.sandbox.ReceivedMessage;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** Objects that stay where they are: the ledger alone remembers what became of them. */
class WatchBucketRouteTest extends BucketRoutes {

    @Test
    void object_is_sent_to_the_first_part_of_its_key_and_stays() throws Exception {
        byte[] picture = sample("picture.png");
        bucket().put("inbox/+15551234567/2026/photo.png", picture);

        ReceivedMessage message = linq.awaitMessages(1).get(0);

        assertThat(message.to()).containsExactly("+15551234567");
        assertThat(message.attachment().filename()).isEqualTo("photo.png");
        assertThat(message.attachment().contentType()).isEqualTo("image/png");
        assertThat(message.attachment().sizeBytes()).isEqualTo(picture.length);
        bucket().put("inbox/+15551234567/second.txt", bytes("second"));
        awaitAll(2);
        assertThat(bucket().bytes("inbox/+15551234567/2026/photo.png")).hasValue(picture);
        assertThat(bucket().keys()).hasSize(2);
    }

    @Test
    void metadata_say_who_gets_it_and_with_what_words() throws Exception {
        bucket().put(
                        "inbox/+15551234567/a.txt",
                        bytes("a"),
                        Map.of("linq-to", "ann@example.org", "linq-text", "Your report"));
        bucket().put("inbox/b.txt", bytes("b"), Map.of("linq-to", "+15550000007"));

        awaitAll(2);

        assertThat(linq.messages())
                .extracting(message -> message.to().get(0) + " " + message.text())
                .containsExactlyInAnyOrder("ann@example.org Your report", "+15550000007 null");
    }

    @Test
    void metadata_ask_for_what_a_sidecar_can_and_are_refused_as_one() throws Exception {
        bucket().put(
                        "inbox/+15551234567/a.txt",
                        bytes("a"),
                        Map.of("linq-effect", "slam", "linq-preferred-service", "RCS"));
        bucket().put("inbox/+15551234567/b.txt", bytes("b"), Map.of("linq-effect", "sparkle"));
        bucket().put("inbox/+15551234567/c.txt", bytes("c"), Map.of("linq-txt", "Your report", "author", "Ann"));

        awaitAll(1);

        assertThat(linq.messages().get(0).effect()).isEqualTo(new ReceivedMessage.Effect("bubble", "slam"));
        assertThat(linq.messages().get(0).service()).isEqualTo("RCS");
        JsonNode report = awaitBucketReport("dead-letter/+15551234567/b.txt");
        assertThat(report.path("reason").asText()).isEqualTo("bad-instructions");
        assertThat(report.path("message").asText()).contains("metadata linq-effect is 'sparkle'", "confetti");
        report = awaitBucketReport("dead-letter/+15551234567/c.txt");
        assertThat(report.path("reason").asText()).isEqualTo("bad-instructions");
        assertThat(report.path("message").asText())
                .contains("has linq-txt, which is none of", "did you mean linq-text?");
    }

    /** A store or a proxy may answer with names in other letters than those that were put. */
    @Test
    void names_of_metadata_mean_the_same_in_capitals() throws Exception {
        bucket().put(
                        "inbox/+15551234567/a.txt",
                        bytes("a"),
                        Map.of("Linq-To", "ann@example.org", "LINQ-TEXT", "Your report"));
        bucket().put("inbox/+15551234567/b.txt", bytes("b"), Map.of("Linq-Txt", "Your report"));

        awaitAll(1);

        assertThat(linq.messages().get(0).to()).containsExactly("ann@example.org");
        assertThat(linq.messages().get(0).text()).isEqualTo("Your report");
        assertThat(awaitBucketReport("dead-letter/+15551234567/b.txt")
                        .path("message")
                        .asText())
                .contains("did you mean linq-text?");
    }

    @Test
    void every_object_of_a_prefix_is_sent_once() throws Exception {
        int count = 25;
        for (int i = 0; i < count; i++) {
            bucket().put("inbox/+155500010" + i % 7 + "0/" + i + ".txt", bytes("object " + i));
        }
        bucket().put("elsewhere/+15551234567/no.txt", bytes("no"));

        awaitAll(count);

        assertThat(linq.messages().stream()
                        .map(message -> message.attachment().sha256())
                        .collect(Collectors.toSet()))
                .hasSize(count);
    }

    @Test
    void keys_of_any_characters_are_delivered() throws Exception {
        List<String> names = List.of(
                "a b.txt",
                "a+b.txt",
                "100%.txt",
                "a%20b.txt",
                "../up.txt",
                "x/../../y.txt",
                "ünï 写真.txt",
                "a&b=c?d#e.txt",
                "\uD83D\uDE00.txt",
                "'\"<>.txt");
        names.forEach(name -> bucket().put("inbox/+15551234567/" + name, bytes(name)));

        awaitAll(names.size());

        assertThat(linq.messages())
                .extracting(message -> message.attachment().filename())
                .containsExactlyInAnyOrderElementsOf(names.stream()
                        .map(name -> name.substring(name.lastIndexOf('/') + 1))
                        .toList());
    }

    @Test
    void marks_of_folders_and_unfinished_objects_are_no_objects_to_send() throws Exception {
        bucket().put("inbox/", new byte[0]);
        bucket().put("inbox/+15551234567/", new byte[0]);
        bucket().put("inbox/+15551234567/a.txt.part", bytes("a"));
        bucket().put("inbox/+15551234567/b.txt", bytes("b"));

        linq.awaitMessages(1);
        bucket().put("inbox/+15551234567/c.txt", bytes("c"));

        awaitAll(2);
        assertThat(bucket().keys("dead-letter/")).isEmpty();
    }

    @Test
    void object_whose_visit_takes_long_is_not_visited_beside_it() throws Exception {
        linq.sandbox().faults().next(Call.PUT, Fault.stallBefore(Duration.ofSeconds(3)));
        bucket().put("inbox/+15551234567/a.txt", bytes("a"));

        awaitAll(1);

        assertThat(bucket().reads("inbox/+15551234567/a.txt")).isEqualTo(1);
    }

    @Test
    void large_archive_is_looked_into_with_few_requests_and_read_once() throws Exception {
        byte[] noise = new byte[3_000_000];
        new Random(1).nextBytes(noise);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("noise.bin"));
            zip.write(noise);
        }
        bucket().put("inbox/+15551234567/a.zip", bytes.toByteArray());

        ReceivedMessage message = linq.awaitMessages(1).get(0);

        assertThat(message.attachment().contentType()).isEqualTo("application/zip");
        assertThat(message.attachment().sizeBytes()).isEqualTo(bytes.size());
        assertThat(bucket().reads("inbox/+15551234567/a.zip")).isLessThanOrEqualTo(4);
    }

    @Test
    void new_bytes_under_the_same_key_are_a_new_delivery() throws Exception {
        bucket().put("inbox/+15551234567/a.txt", bytes("one"));
        linq.awaitMessages(1);

        bucket().put("inbox/+15551234567/a.txt", bytes("two!"));

        awaitAll(2);
    }

    @Test
    void object_that_must_not_be_read_does_not_hold_up_the_others() throws Exception {
        bucket().forbid("inbox/+15551234567/b.txt");
        for (String name : List.of("a", "b", "c")) {
            bucket().put("inbox/+15551234567/" + name + ".txt", bytes(name));
        }
        awaitAll(2);

        bucket().allowAll();

        awaitAll(3);
    }

    @Test
    void object_that_is_replaced_during_its_upload_is_sent_as_it_is_then() throws Exception {
        linq.sandbox().faults().next(Call.PUT, Fault.stallBefore(Duration.ofSeconds(1)));
        bucket().put("inbox/+15551234567/a.txt", bytes("old"));
        await().until(() -> requests("/v3/attachments").size() == 1);

        bucket().put("inbox/+15551234567/a.txt", bytes("newer"));

        awaitAll(1);
        assertThat(linq.messages().get(0).attachment().sizeBytes()).isEqualTo(5);
    }

    @Test
    void object_that_is_deleted_during_its_upload_is_not_sent() throws Exception {
        linq.sandbox().faults().next(Call.PUT, Fault.stallBefore(Duration.ofSeconds(1)));
        bucket().put("inbox/+15551234567/a.txt", bytes("old"));
        await().until(() -> requests("/v3/attachments").size() == 1);

        bucket().delete("inbox/+15551234567/a.txt");
        bucket().put("inbox/+15551234567/b.txt", bytes("b"));

        await().until(() -> requests("attachments").size() >= 2);
        awaitAll(1);
        assertThat(linq.messages().get(0).attachment().filename()).isEqualTo("b.txt");
    }

    @Test
    void what_cannot_be_delivered_gets_a_tag_and_a_report_and_is_left_until_it_is_put_again() throws Exception {
        bucket().put("inbox/bob/a.txt", bytes("a"));

        assertThat(awaitBucketReport("dead-letter/bob/a.txt").path("reason").asText())
                .isEqualTo("bad-recipient");
        await().until(() -> "dead".equals(bucket().tags("inbox/bob/a.txt").get("linq-status")));
        bucket().put("inbox/+15551234567/b.txt", bytes("b"));
        awaitAll(1);
        assertThat(bucket().bytes("inbox/bob/a.txt")).isPresent();

        await().atMost(PATIENCE).until(() -> {
            bucket().put("inbox/bob/a.txt", bytes("a"), Map.of("linq-to", "+15551234567"));
            return linq.messages().size() == 2;
        });
    }
}
