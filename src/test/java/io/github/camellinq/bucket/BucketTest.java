package io.github.camellinq.bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camellinq.media.Content;
import io.github.camellinq.media.ContentChangedException;
import io.github.camellinq.sandbox.SandboxBucket;
import io.github.camellinq.sandbox.SandboxExtension;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BucketTest {
    @RegisterExtension
    static final SandboxExtension linq = SandboxExtension.start();

    private static final byte[] LARGE = new byte[5_000_000];

    static {
        new Random(1).nextBytes(LARGE);
    }

    private Bucket bucket;

    @BeforeEach
    void open() {
        bucket = open(linq.sandbox().bucketEndpoint(), SandboxBucket.SECRET_KEY);
    }

    @AfterEach
    void close() {
        bucket.close();
    }

    private static Bucket open(URI endpoint, String secret) {
        return open(SandboxBucket.NAME, endpoint, secret);
    }

    private static Bucket open(String name, URI endpoint, String secret) {
        return Bucket.open(
                name, new StoreAccess(null, endpoint, SandboxBucket.ACCESS_KEY, secret, 2, Duration.ofSeconds(5)));
    }

    private static SandboxBucket there() {
        return linq.sandbox().bucket();
    }

    private ObjectVersion only() throws IOException {
        return bucket.list("", KeyPage.Place.START, 10).objects().get(0);
    }

    @Test
    void bucket_that_there_is_not_is_said_to_be_none() {
        there().put("a", new byte[] {1});
        try (Bucket none = open("inbocks", linq.sandbox().bucketEndpoint(), SandboxBucket.SECRET_KEY)) {
            assertThatThrownBy(() -> none.list("", KeyPage.Place.START, 10))
                    .isInstanceOf(FileSystemException.class)
                    .hasMessageContaining("there is no such bucket");
        }
    }

    @Test
    void keys_come_in_pages_in_their_order() throws Exception {
        for (int i = 0; i < 25; i++) {
            there().put("a b+%/" + (char) ('a' + i), new byte[] {1});
        }
        List<String> keys = new ArrayList<>();
        KeyPage.Place place = KeyPage.Place.START;
        while (place != null) {
            KeyPage page = bucket.list("a b+%/", place, 10);
            page.objects().forEach(object -> keys.add(object.key()));
            place = page.next();
        }

        assertThat(keys).isEqualTo(there().keys());
        assertThat(bucket.list("", KeyPage.Place.after(keys.get(20)), 10).objects())
                .hasSize(4);
    }

    @Test
    void key_that_xml_cannot_hold_hides_no_other() throws Exception {
        there().put("inbox/odd\u0001é &+%41.txt", new byte[] {1});
        there().put("inbox/plain.txt", new byte[] {2});

        assertThat(bucket.list("inbox/", KeyPage.Place.START, 10).objects())
                .extracting(ObjectVersion::key)
                .containsExactly("inbox/odd\u0001é &+%41.txt", "inbox/plain.txt");
        assertThat(bucket.find("inbox/odd\u0001é &+%41.txt")).isPresent();
    }

    @Test
    void bytes_can_be_opened_again_and_from_any_place() throws Exception {
        there().put("a.bin", LARGE, Map.of("linq-to", "+15551234567"));
        ObjectContent content = bucket.content(only());

        assertThat(content.metadata()).containsEntry("linq-to", "+15551234567");
        for (int i = 0; i < 2; i++) {
            try (InputStream in = content.open()) {
                assertThat(in.readAllBytes()).isEqualTo(LARGE);
            }
        }
        try (InputStream in = content.open(4_999_990)) {
            assertThat(in.readAllBytes()).hasSize(10);
        }
        try (InputStream in = content.open(100, 5)) {
            assertThat(in.readNBytes(5)).containsExactly(Arrays.copyOfRange(LARGE, 100, 105));
        }
    }

    @Test
    void metadata_is_what_its_owner_wrote() throws Exception {
        there().put("a.txt", new byte[] {1}, Map.of("linq-text", "=?UTF-8?B?R3LDvMOfZQ==?="));

        assertThat(bucket.content(only()).metadata()).containsEntry("linq-text", "Grüße");
    }

    @Test
    void stream_that_is_closed_early_keeps_no_connection() throws Exception {
        there().put("a.bin", LARGE);
        Content content = bucket.content(only());

        for (int i = 0; i < 20; i++) {
            try (InputStream in = content.open(70_000)) {
                assertThat(in.read()).isNotNegative();
            }
        }
    }

    @Test
    void another_version_is_not_taken_for_the_one_that_was_listed() throws Exception {
        there().put("a.bin", LARGE);
        ObjectVersion object = only();
        Content content = bucket.content(object);
        there().put("a.bin", new byte[] {1});

        assertThatThrownBy(content::open).isInstanceOf(ContentChangedException.class);
        assertThatThrownBy(content::verify).isInstanceOf(ContentChangedException.class);
        assertThatThrownBy(() -> bucket.actions().delete(object)).isInstanceOf(ContentChangedException.class);
        assertThatThrownBy(() -> bucket.actions().move(object, "b.bin")).isInstanceOf(ContentChangedException.class);
        assertThatThrownBy(() -> bucket.actions().tag(object, "sent")).isInstanceOf(ContentChangedException.class);
        assertThat(there().keys()).containsExactly("a.bin");
    }

    @Test
    void object_that_is_gone_or_forbidden_is_named() throws Exception {
        there().put("a.txt", "a".getBytes(StandardCharsets.UTF_8));
        ObjectVersion object = only();
        there().forbid("a.txt");
        assertThatThrownBy(() -> bucket.content(object).open())
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageContaining("s3://inbox/a.txt");
        there().allowAll();
        there().delete("a.txt");

        assertThatThrownBy(() -> bucket.content(object).open())
                .isInstanceOf(NoSuchFileException.class)
                .hasMessage("s3://inbox/a.txt");
    }

    @Test
    void wrong_secret_and_store_that_is_away_are_told_apart_without_the_secret() {
        try (Bucket wrong = open(linq.sandbox().bucketEndpoint(), "not-the-secret");
                Bucket away = open(URI.create("http://127.0.0.1:1"), "not-the-secret")) {
            assertThatThrownBy(() -> wrong.list("", KeyPage.Place.START, 1))
                    .isInstanceOf(AccessDeniedException.class)
                    .hasMessageContaining("403")
                    .hasMessageNotContaining("not-the-secret");
            assertThatThrownBy(() -> away.list("", KeyPage.Place.START, 1))
                    .isInstanceOf(FileSystemException.class)
                    .hasMessageContaining("the request to the store failed")
                    .hasMessageNotContaining("not-the-secret");
        }
    }

    @Test
    void tags_of_the_owner_stay() throws Exception {
        there().put("a b+c.txt", new byte[] {1});

        bucket.actions().tag(only(), "sent");
        bucket.actions().tag(only(), "dead");

        assertThat(there().tags("a b+c.txt")).containsExactly(Map.entry("linq-status", "dead"));
    }
}
