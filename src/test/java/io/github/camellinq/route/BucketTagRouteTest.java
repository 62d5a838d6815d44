package io.github.camellinq.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Properties;
import org.junit.jupiter.api.Test;

/** Objects that get a tag once they are sent. */
class BucketTagRouteTest extends BucketRoutes {

    @Override
    void settings(Properties settings) {
        super.settings(settings);
        settings.setProperty("linq.bucket.after", "tag");
    }

    @Test
    void delivered_object_gets_a_tag_and_is_not_sent_again() throws Exception {
        bucket().put("inbox/+15551234567/a.txt", bytes("a"));
        await().atMost(PATIENCE).until(() -> "sent"
                .equals(bucket().tags("inbox/+15551234567/a.txt").get("linq-status")));

        bucket().put("inbox/+15551234567/b.txt", bytes("b"));

        awaitAll(2);
        assertThat(bucket().keys()).hasSize(2);
    }
}
