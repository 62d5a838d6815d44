package io.github.camellinq.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A recipient who has had as many messages as the period allows delays nobody else. */
class BacklogRouteTest extends ShippedRoutes {
    private static final String BUSY = "+15551230001";
    private static final String OTHER = "+15551230002";

    @Override
    void settings(Properties settings) {
        settings.setProperty("linq.rate-limit.messages", "50");
        settings.setProperty("linq.rate-limit.period", "60s");
    }

    @Test
    void fifty_files_to_one_arrive_while_two_hundred_to_another_wait() throws Exception {
        try (LogLines log = LogLines.of(Claimant.class)) {
            dropFiles(BUSY, 200);
            await().until(() -> messagesTo(BUSY) == 50);
            dropFiles(OTHER, 50);

            await().atMost(Duration.ofSeconds(10)).until(() -> messagesTo(OTHER) == 50);

            assertThat(messagesTo(BUSY)).isEqualTo(50);
            await().until(() -> filesWaiting() == 150);
            assertThat(log.containing(BUSY + " gets no more messages before")).hasSize(1);
            assertThat(deadLetter()).doesNotExist();
        }
    }

    private void dropFiles(String recipient, int count) throws Exception {
        for (int file = 0; file < count; file++) {
            drop(recipient + "/" + file + ".txt", (recipient + file).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static long messagesTo(String recipient) {
        return linq.messages().stream()
                .filter(message -> message.to().contains(recipient))
                .count();
    }

    private long filesWaiting() throws Exception {
        try (Stream<Path> files = Files.walk(inbox())) {
            return files.filter(Files::isRegularFile).count();
        }
    }
}
