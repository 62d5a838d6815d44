package io.github.camellinq.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camellinq.ledger.Ledger;
import io.github.camellinq.ledger.Stage;
import io.github.camellinq.sandbox.Call;
import io.github.camellinq.sandbox.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What somebody takes away before it is sent is not waited for. */
class GoneFilesRouteTest extends ShippedRoutes {
    private Ledger ledger;

    @Override
    void settings(Properties settings) {
        settings.setProperty("linq.retry.delay", "10m");
        settings.setProperty("linq.retry.max-delay", "10m");
        settings.setProperty("linq.rate-limit.messages", "0");
    }

    @BeforeEach
    void askLedger() {
        ledger = LinqService.of(context).ledger();
    }

    @Test
    void file_that_is_taken_away_or_replaced_between_two_visits_is_gone_an_hour_later() throws Exception {
        linq.sandbox().faults().add(Call.CREATE_CHAT, Fault.status(503, 5000), 3);
        Path taken = drop("+15551230001/taken.txt", "taken".getBytes());
        Path replaced = drop("+15551230002/replaced.txt", "replaced".getBytes());
        drop("+15551230003/waits.txt", "waits".getBytes());
        await().until(() -> linq.requests().stream()
                        .filter(request -> request.path().endsWith("/v3/chats"))
                        .count()
                == 3);
        await().until(() -> ledger.underWay() == 0);
        assertThat(ledger.waiting()).isEqualTo(3);
        Files.delete(taken);
        Files.writeString(replaced, "by something longer");

        look(Duration.ofMinutes(30));
        assertThat(ledger.waiting()).isEqualTo(3);

        look(Duration.ofMinutes(75));
        assertThat(ledger.waiting()).isEqualTo(1);
        assertThat(ledger.counts()).containsEntry(Stage.UPLOADED, 1L);
    }

    @Test
    void file_that_goes_away_while_it_is_visited_is_gone_at_once() throws Exception {
        linq.sandbox().faults().next(Call.REGISTER, Fault.stallBefore(Duration.ofSeconds(1)));
        Path file = drop("+15551230001/note.txt", "hello".getBytes());
        await().until(() -> ledger.underWay() == 1);
        Files.delete(file);

        await().until(() -> ledger.underWay() == 0);

        assertThat(ledger.waiting()).isZero();
        assertThat(ledger.oldestWaiting()).isEmpty();
        assertThat(ledger.find("note.txt").get(0).stage()).isEqualTo(Stage.RECEIVED);
    }

    private void look(Duration later) {
        Clock then = Clock.offset(Clock.systemUTC(), later);
        new GoneFiles(() -> List.of(inbox()), ledger, then).run();
    }
}
