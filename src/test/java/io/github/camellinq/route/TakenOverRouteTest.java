package io.github.camellinq.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camellinq.ledger.Ledger;
import io.github.camellinq.sandbox.Call;
import io.github.camellinq.sandbox.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A process that stood still for longer than a lease, as on a machine that slept: what it worked on is another node's by now. */
class TakenOverRouteTest extends ShippedRoutes {
    private Ledger ledger;
    private LogLines log;

    @Override
    void settings(Properties settings) {
        settings.setProperty("linq.rate-limit.messages", "0");
    }

    @BeforeEach
    void listen() {
        ledger = LinqService.of(context).ledger();
        log = LogLines.ofOurs();
    }

    @AfterEach
    void hearNoMore() {
        log.close();
    }

    @Test
    void failure_of_a_visit_that_was_taken_over_is_nobodys_trouble() throws Exception {
        takeOverAfter("INSERT");
        linq.sandbox().faults().next(Call.REGISTER, Fault.resetBefore());

        checkLeft(drop("+15551230001/note.txt", "hello".getBytes()));
    }

    @Test
    void refusal_of_a_message_that_another_node_sends_sets_nothing_aside() throws Exception {
        takeOverAfter("UPDATE OF send_attempts");
        linq.sandbox().faults().next(Call.CREATE_CHAT, Fault.status(400, 1004));

        checkLeft(drop("+15551230001/note.txt", "hello".getBytes()));
        assertThat(deadLetter()).doesNotExist();
    }

    @Test
    void file_that_was_taken_over_and_put_away_did_not_go_away_undelivered() throws Exception {
        takeOverAfter("INSERT");
        linq.sandbox().faults().next(Call.REGISTER, Fault.stallBefore(Duration.ofSeconds(1)));
        Path file = drop("+15551230001/note.txt", "hello".getBytes());
        await().until(() -> ledger.waiting() == 1);
        Files.delete(file);

        checkLeft(file);
        assertThat(log.containing("disappeared")).isEmpty();
    }

    @Test
    void attachment_that_is_gone_for_a_visit_that_was_taken_over_is_nobodys_trouble() throws Exception {
        takeOverAfter("UPDATE OF send_attempts", "NEW.send_attempts = 2");
        linq.sandbox().faults().next(Call.CREATE_CHAT, Fault.status(503, 4004));
        linq.sandbox().faults().next(Call.CREATE_CHAT, Fault.status(404, 2003));

        try (LogLines all = LogLines.ofAll()) {
            checkLeft(drop("+15551230001/note.txt", "hello".getBytes()));
            assertThat(all.containing("LostClaimException")).isEmpty();
        }
    }

    private void checkLeft(Path file) {
        await().until(() -> !log.containing(file + " is left to another node, which has taken it over")
                .isEmpty());
        assertThat(log.containing("pauses")).isEmpty();
        assertThat(ledger.paused()).isEmpty();
    }

    private void takeOverAfter(String write) throws SQLException {
        takeOverAfter(write, "1");
    }

    private void takeOverAfter(String write, String when) throws SQLException {
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("ledger.db"));
                Statement statement = other.createStatement()) {
            statement.execute("CREATE TRIGGER taken_over AFTER " + write + " ON linq_delivery WHEN " + when
                    + " BEGIN UPDATE linq_delivery"
                    + " SET owner = 'another', fence = fence + 1 WHERE id = NEW.id; END");
        }
    }
}
