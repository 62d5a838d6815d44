package io.github.camellinq.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camellinq.sandbox.Call;
import io.github.camellinq.sandbox.Fault;
import io.github.camellinq.sandbox.ReceivedMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** A recipient who gets many files waits for his turn, and nobody else does. */
class PaceRouteTest extends ShippedRoutes {
    private static final String BUSY = "+15551230001";
    private static final String OTHER = "+15551230002";

    @Override
    void settings(Properties settings) {
        settings.setProperty("linq.to", BUSY);
        settings.setProperty("linq.rate-limit.messages", "10");
        settings.setProperty("linq.rate-limit.period", "2s");
    }

    @Test
    void no_more_messages_go_out_in_a_period_than_allowed() throws Exception {
        for (int file = 0; file < 25; file++) {
            drop(file % 2 == 0 ? BUSY + "/" + file + ".txt" : file + ".txt", bytes("busy " + file));
        }

        await().atMost(Duration.ofSeconds(20)).until(() -> messagesTo(BUSY).size() == 25);

        List<Instant> times = messagesTo(BUSY).stream()
                .map(ReceivedMessage::receivedAt)
                .sorted()
                .toList();
        for (int first = 0; first + 10 < times.size(); first++) {
            // Counted when the send began: it arrives a little later.
            assertThat(Duration.between(times.get(first), times.get(first + 10)))
                    .isGreaterThan(Duration.ofMillis(1_700));
        }
        assertThat(deadLetter()).doesNotExist();
    }

    @Test
    void recipient_whom_the_api_limits_waits_as_long_as_it_says_and_nobody_else_does() throws Exception {
        linq.sandbox().faults().next(Call.CREATE_CHAT, Fault.tooManyRequests(Duration.ofSeconds(2)));
        drop(BUSY + "/first.txt", bytes("first"));
        await().until(() -> !linq.sandbox().faults().struck().isEmpty());
        drop(BUSY + "/second.txt", bytes("second"));
        drop(OTHER + "/other.txt", bytes("other"));

        awaitFile(done().resolve(OTHER + "/other.txt"));
        assertThat(messagesTo(BUSY)).isEmpty();
        awaitFile(done().resolve(BUSY + "/first.txt"));
        awaitFile(done().resolve(BUSY + "/second.txt"));
        assertThat(Duration.between(
                        messagesTo(OTHER).get(0).receivedAt(),
                        messagesTo(BUSY).get(0).receivedAt()))
                .isGreaterThan(Duration.ofMillis(1_000));
    }

    private List<ReceivedMessage> messagesTo(String recipient) {
        return linq.messages().stream()
                .filter(message -> message.to().contains(recipient))
                .toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
