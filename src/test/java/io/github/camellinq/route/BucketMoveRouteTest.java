package io.github.camellinq.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** Objects that are moved once they are sent; here the whole bucket is watched, and what is put away lies in it. */
class BucketMoveRouteTest extends BucketRoutes {

    @Override
    void settings(Properties settings) {
        super.settings(settings);
        settings.setProperty("linq.bucket.after", "move");
        settings.setProperty("linq.bucket.prefix", "");
    }

    @Test
    void delivered_objects_are_moved_with_all_that_belongs_to_them_and_not_sent_again() throws Exception {
        bucket().put("+15551234567/a b+c.txt", bytes("a"), Map.of("linq-text", "hello"));
        linq.awaitMessages(1);
        await().until(() -> bucket().keys().equals(List.of("done/+15551234567/a b+c.txt")));

        bucket().put("+15551234567/b.txt", bytes("b"));

        awaitAll(2);
        assertThat(linq.messages().get(0).text()).isEqualTo("hello");
    }

    @Test
    void nothing_that_was_put_away_is_overwritten() throws Exception {
        bucket().put("+15551234567/a.txt", bytes("one"));
        await().until(() -> bucket().bytes("done/+15551234567/a.txt").isPresent());

        bucket().put("+15551234567/a.txt", bytes("two!"));

        await().until(() -> bucket().bytes("done/+15551234567/a-1.txt").isPresent());
        assertThat(bucket().bytes("done/+15551234567/a.txt")).hasValue(bytes("one"));
        awaitAll(2);
    }
}
