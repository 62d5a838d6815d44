package io.github.camellinq.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camellinq.sandbox.Call;
import io.github.camellinq.sandbox.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** Objects that are deleted once they are sent: the version that was sent, and no other. */
class BucketDeleteRouteTest extends BucketRoutes {
    private static final String KEY = "inbox/+15551234567/a.txt";

    @Override
    void settings(Properties settings) {
        super.settings(settings);
        settings.setProperty("linq.bucket.after", "delete");
        settings.setProperty("linq.concurrency", "2");
    }

    @Test
    void delivered_objects_are_deleted() throws Exception {
        bucket().put(KEY, bytes("a"));
        bucket().put("inbox/+15550000002/b c+d.txt", bytes("b"));

        awaitAll(2);

        await().until(() -> bucket().keys().isEmpty());
    }

    @Test
    void object_that_replaced_the_one_that_was_sent_is_not_deleted_but_sent() throws Exception {
        linq.sandbox().faults().next(Call.CREATE_CHAT, Fault.stallBefore(Duration.ofSeconds(1)));
        bucket().put(KEY, bytes("old"));
        await().until(() -> requests("/v3/attachments").size() == 1);

        await().until(() ->
                linq.requests().stream().anyMatch(request -> request.method().equals("PUT")));
        await().during(Duration.ofMillis(200)).until(() -> linq.messages().isEmpty());
        bucket().put(KEY, bytes("newer"));

        awaitAll(2);
        assertThat(linq.messages().get(1).attachment().sizeBytes()).isEqualTo(5);
        await().until(() -> bucket().keys().isEmpty());
    }

    @Test
    void message_is_not_sent_again_when_its_object_cannot_be_deleted() throws Exception {
        linq.sandbox().faults().next(Call.CREATE_CHAT, Fault.stallBefore(Duration.ofSeconds(1)));
        bucket().put(KEY, bytes("a"));
        await().until(() ->
                linq.requests().stream().anyMatch(request -> request.method().equals("PUT")));
        await().during(Duration.ofMillis(200)).until(() -> linq.messages().isEmpty());
        bucket().forbid(KEY);
        linq.awaitMessages(1);
        bucket().put("inbox/+15550000002/b.txt", bytes("b"));
        linq.awaitMessages(2);
        assertThat(bucket().keys()).contains(KEY);

        bucket().allowAll();

        await().until(() -> bucket().keys().isEmpty());
        awaitAll(2);
        assertThat(requests("/v3/chats")).hasSize(2);
    }

    @Test
    void object_that_went_away_after_it_was_listed_is_passed_over() throws Exception {
        linq.sandbox().faults().add(Call.CREATE_CHAT, Fault.stallBefore(Duration.ofSeconds(1)), 3);
        for (String name : List.of("a", "b", "c", "d", "e")) {
            bucket().put("inbox/+15551234567/" + name + ".txt", bytes(name));
        }
        // Both workers and the thread that hands objects to them stand still.
        await().until(() -> requests("/v3/attachments").size() == 3);
        String unread = bucket().keys().stream()
                .filter(key -> bucket().reads(key) == 0)
                .findFirst()
                .orElseThrow();
        bucket().delete(unread);

        linq.awaitMessages(4);

        await().until(() -> bucket().keys().isEmpty());
        awaitAll(4);
    }

    @Test
    void object_that_cannot_be_delivered_is_moved_with_its_reason_and_is_sent_when_it_is_put_back() throws Exception {
        bucket().put("inbox/bob/a.txt", bytes("a"));
        assertThat(awaitBucketReport("dead-letter/bob/a.txt").path("source").asText())
                .isEqualTo("s3://inbox/inbox/bob/a.txt");
        await().until(() -> bucket().keys("inbox/").isEmpty());
        assertThat(bucket().bytes("dead-letter/bob/a.txt")).hasValue(bytes("a"));

        bucket().put("inbox/bob/a.txt", bytes("other"));
        awaitBucketReport("dead-letter/bob/a-1.txt");
        assertThat(bucket().bytes("dead-letter/bob/a.txt")).hasValue(bytes("a"));

        bucket().put(KEY, bytes("a"));
        awaitAll(1);
        await().until(() -> bucket().keys("inbox/").isEmpty());
    }
}
