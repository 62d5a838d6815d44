package io.github.camellinq.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camellinq.ledger.JdbcLedger;
import io.github.camellinq.ledger.Ledger;
import io.github.camellinq.ledger.LedgerSettings;
import io.github.camellinq.ledger.Pause;
import io.github.camellinq.ledger.Stage;
import io.github.camellinq.sandbox.Call;
import io.github.camellinq.sandbox.Fault;
import io.github.camellinq.sandbox.ReceivedRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is no file's fault makes the intake pause: the files wait, and go on by themselves. */
class PauseRouteTest extends ShippedRoutes {

    @Override
    void settings(Properties settings) {
        settings.setProperty("linq.rate-limit.messages", "0");
        settings.setProperty("linq.retry.delay", "200ms");
        settings.setProperty("linq.retry.max-delay", "800ms");
        settings.setProperty("linq.retry.max-waiting", "20");
        settings.setProperty("linq.retry.max-attempts", "3");
    }

    @Test
    void refused_key_pauses_the_intake_until_it_is_accepted() throws Exception {
        try (LogLines log = LogLines.of(Pauses.class)) {
            linq.sandbox().faults().add(Call.REGISTER, Fault.status(401, 2004), 1_000_000);
            drop("+15551230001/note.txt", bytes("hello"));
            await().until(() -> !log.containing("The intake pauses").isEmpty());
            for (int file = 0; file < 50; file++) {
                drop("+155512300" + (10 + file) + "/note.txt", bytes("hello " + file));
            }
            await().until(() -> requests("/v3/attachments").size() >= 3);
            assertThat(pause())
                    .hasValueSatisfying(pause -> assertThat(pause.reason()).contains("key", "linq.api-key"));
            assertThat(requests("/v3/attachments")).hasSizeLessThan(10);

            linq.sandbox().faults().clear();

            await().atMost(Duration.ofSeconds(20)).until(() -> linq.messages().size() == 51);
            assertThat(log.containing("The intake pauses")).hasSize(1);
            assertThat(log.containing("The intake resumes")).hasSize(1);
            assertThat(pause()).isEmpty();
            assertThat(deadLetter()).doesNotExist();
        }
    }

    @Test
    void limit_on_uploads_pauses_the_intake_for_as_long_as_the_api_says() throws Exception {
        linq.sandbox().faults().next(Call.REGISTER, Fault.tooManyRequests(Duration.ofSeconds(2)));
        drop("+15551230001/first.txt", bytes("first"));
        await().until(() -> pause().isPresent());
        drop("+15551230002/second.txt", bytes("second"));

        awaitFile(done().resolve("+15551230001/first.txt"));
        awaitFile(done().resolve("+15551230002/second.txt"));

        List<ReceivedRequest> calls = requests("/v3/attachments");
        assertThat(calls).hasSize(3);
        assertThat(Duration.between(calls.get(0).at(), calls.get(1).at())).isGreaterThan(Duration.ofMillis(1_900));
    }

    @Test
    void limits_on_three_recipients_pause_the_intake() throws Exception {
        linq.sandbox().faults().add(Call.CREATE_CHAT, Fault.tooManyRequests(Duration.ofSeconds(4)), 3);
        for (int recipient = 1; recipient <= 3; recipient++) {
            drop("+1555123000" + recipient + "/note.txt", bytes("note " + recipient));
        }

        await().until(() -> pause().isPresent());
        assertThat(pause().orElseThrow().reason()).contains("3 recipients");

        await().atMost(Duration.ofSeconds(20)).until(() -> linq.messages().size() == 3);
        await().until(() -> pause().isEmpty());
        assertThat(requests("/v3/attachments")).hasSize(3);
    }

    /** 1,000 files; a second of the outage stands for half a minute, as 800 ms is the longest delay in place of 30 s. */
    @Test
    void outage_leaves_no_dead_letter_and_no_file_unsent() throws Exception {
        try (LogLines log = LogLines.of(Pauses.class)) {
            linq.sandbox().faults().add(Call.ANY, Fault.status(503, 4004), 1_000_000);
            linq.sandbox().faults().add(Call.PUT, Fault.status(503, 4004), 1_000_000);
            for (int file = 0; file < 1_000; file++) {
                drop("+1555123" + (1_000 + file % 50) + "/" + file + ".txt", bytes("file " + file));
            }
            await().until(() -> !log.containing("The intake pauses").isEmpty());
            int before = linq.requests().size();
            await().until(() -> linq.requests().size() >= before + 8);
            assertThat(linq.messages()).isEmpty();
            assertThat(pause().orElseThrow().reason()).contains("files wait for a retry", "4004");

            linq.sandbox().faults().clear();

            await().atMost(Duration.ofSeconds(60)).until(() -> filesIn("done") == 1_000);
            assertThat(linq.messages()).hasSize(1_000);
            assertThat(log.containing("The intake pauses")).hasSize(1);
            assertThat(log.containing("The intake resumes")).hasSize(1);
            assertThat(filesIn("dead-letter")).isZero();
            try (Ledger ledger = ledger()) {
                assertThat(ledger.counts()).containsEntry(Stage.SENT, 1_000L).containsEntry(Stage.DEAD, 0L);
            }
        }
    }

    @Test
    void file_that_fails_alone_is_a_dead_letter_after_its_attempts() throws Exception {
        Ledger ledger = ledger();
        linq.sandbox().faults().add(Call.SEND_MESSAGE, Fault.status(500, 4001), 1_000_000);
        drop("94c6bf33-31d9-40e3-a0e9-f94250ecedb9/unlucky.txt", bytes("unlucky"));

        for (int other = 0; !Files.exists(deadLetter()); other++) {
            int number = other;
            drop("+15551230001/" + other + ".txt", bytes("other " + other));
            await().until(() -> linq.messages().size() > number);
        }

        JsonNode report = awaitReport("94c6bf33-31d9-40e3-a0e9-f94250ecedb9/unlucky.txt");
        assertThat(report.path("reason").asText()).isEqualTo("attempts-exhausted");
        assertThat(report.path("linq_code").asInt()).isEqualTo(4001);
        assertThat(report.path("message").asText()).contains("while others succeeded");
        await().until(() -> ledger.counts().get(Stage.DEAD) == 1);
        assertThat(ledger.find("unlucky.txt").get(0).attempts()).isEqualTo(3);
        ledger.close();
    }

    private Optional<Pause> pause() {
        try (Ledger ledger = ledger()) {
            return ledger.paused();
        }
    }

    private Ledger ledger() {
        return JdbcLedger.visit(new LedgerSettings("jdbc:sqlite:" + folder.resolve("ledger.db")), Clock.systemUTC());
    }

    private long filesIn(String name) throws Exception {
        if (!Files.exists(folder.resolve(name))) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(folder.resolve(name))) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    private List<ReceivedRequest> requests(String path) {
        return linq.requests().stream()
                .filter(request -> request.path().endsWith(path))
                .toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
