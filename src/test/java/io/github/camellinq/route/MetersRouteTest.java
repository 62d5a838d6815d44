package io.github.camellinq.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camellinq.sandbox.Call;
import io.github.camellinq.sandbox.Fault;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import org.apache.camel.spi.Registry;
import org.junit.jupiter.api.Test;

/** What is counted and timed in a registry of Micrometer that the application has. */
class MetersRouteTest extends ShippedRoutes {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Override
    void settings(Properties settings) {
        settings.setProperty("linq.retry.delay", "100ms");
        settings.setProperty("linq.retry.max-delay", "200ms");
    }

    @Override
    protected void bindToRegistry(Registry registry) {
        registry.bind("anything", meters);
    }

    @Test
    void delivery_is_counted_and_each_step_timed() throws Exception {
        drop("+15551234567/note.txt", bytes("hello"));
        awaitFile(done().resolve("+15551234567/note.txt"));

        assertThat(count("camel.linq.deliveries", "outcome", "sent", "reason", "none"))
                .isEqualTo(1);
        assertThat(meters.get("camel.linq.delivery").timer().count()).isEqualTo(1);
        for (String step : List.of("describe", "upload", "send")) {
            assertThat(meters.get("camel.linq.step").tag("step", step).timer().count())
                    .as(step)
                    .isEqualTo(1);
        }
        assertThat(meters.get("camel.linq.waiting").gauge().value()).isZero();
        assertThat(meters.get("camel.linq.paused").gauge().value()).isZero();
        assertThat(meters.get("camel.linq.oldest.waiting").gauge().value()).isZero();
    }

    @Test
    void voice_memo_is_timed_as_any_other_send() throws Exception {
        drop("+15551234567/note.txt", bytes("makes the chat"));
        awaitFile(done().resolve("+15551234567/note.txt"));
        String memo = linq.messages().get(0).chatId() + "/song.m4a";

        drop(memo + ".linq.json", bytes("{\"voice_memo\": true}"));
        drop(memo, sample("song.m4a"));
        awaitFile(done().resolve(memo));

        assertThat(meters.get("camel.linq.step").tag("step", "send").timer().count())
                .isEqualTo(2);
    }

    @Test
    void what_is_sent_is_counted_from_zero_on_and_every_meter_says_what_it_is() throws Exception {
        assertThat(meters.get("camel.linq.deliveries")
                        .tags("outcome", "sent", "reason", "none")
                        .counter()
                        .count())
                .isZero();

        drop("+15551234567/note.txt", bytes("hello"));
        drop("nobody/note.txt", bytes("hello"));
        awaitFile(done().resolve("+15551234567/note.txt"));
        awaitReport("nobody/note.txt");

        assertThat(meters.getMeters())
                .extracting(meter -> meter.getId().getDescription())
                .doesNotContainNull();
    }

    @Test
    void dead_letter_is_counted_by_its_reason() throws Exception {
        drop("nobody/note.txt", bytes("hello"));
        awaitReport("nobody/note.txt");

        await().until(() -> count("camel.linq.deliveries", "outcome", "dead", "reason", "bad-recipient") == 1);
        assertThat(meters.get("camel.linq.delivery").timer().count()).isZero();
    }

    @Test
    void what_waits_and_a_pause_are_shown_and_each_retry_is_counted() throws Exception {
        linq.sandbox().faults().add(Call.REGISTER, Fault.status(401, 2004), 1_000_000);
        drop("+15551234567/note.txt", bytes("hello"));

        await().until(() -> count("camel.linq.postponed", "stage", "received", "reason", "unavailable") >= 2);
        assertThat(meters.get("camel.linq.paused").gauge().value()).isEqualTo(1);
        assertThat(meters.get("camel.linq.waiting").gauge().value()).isEqualTo(1);
        assertThat(meters.get("camel.linq.oldest.waiting").gauge().value()).isPositive();
        linq.sandbox().faults().clear();
        awaitFile(done().resolve("+15551234567/note.txt"));
    }

    @Test
    void no_meter_has_a_word_of_a_file_or_a_recipient() throws Exception {
        drop("+15551234567/note.txt", bytes("hello"));
        drop("nobody/secret.txt", bytes("hello"));
        awaitFile(done().resolve("+15551234567/note.txt"));
        awaitReport("nobody/secret.txt");

        assertThat(meters.getMeters())
                .flatExtracting(meter -> meter.getId().getTags())
                .extracting(Tag::getValue)
                .allMatch(value -> value.matches("sent|dead|none|bad-recipient|describe|upload|send"));
    }

    @Test
    void gauges_end_with_the_context_and_counters_stay() throws Exception {
        drop("+15551234567/note.txt", bytes("hello"));
        awaitFile(done().resolve("+15551234567/note.txt"));

        context.stop();

        assertThat(meters.getMeters())
                .extracting(Meter::getId)
                .extracting(Meter.Id::getName)
                .contains("camel.linq.deliveries")
                .doesNotContain("camel.linq.paused", "camel.linq.waiting", "camel.linq.oldest.waiting");
    }

    private double count(String name, String... tags) {
        var counter = meters.find(name).tags(tags).counter();
        return counter == null ? 0 : counter.count();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
