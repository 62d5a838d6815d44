package io.github.camellinq.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camellinq.ledger.JdbcLedger;
import io.github.camellinq.ledger.Ledger;
import io.github.camellinq.ledger.LedgerException;
import io.github.camellinq.ledger.LedgerSettings;
import java.time.Clock;
import org.apache.camel.spi.Registry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A ledger that fails at the last thing that it is told of a file, which has left the inbox by then. */
class UnnotedEndRouteTest extends ShippedRoutes {
    private Ledger ledger;

    @Override
    protected void bindToRegistry(Registry registry) {
        ledger = JdbcLedger.open(new LedgerSettings("jdbc:sqlite:" + folder.resolve("ledger.db")), Clock.systemUTC());
        registry.bind(LinqService.LEDGER, LedgerWith.before("archived", UnnotedEndRouteTest::fail, ledger));
    }

    private static void fail(Object[] claim) {
        throw new LedgerException("The ledger is away");
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void file_that_is_sent_and_put_away_is_delivered_all_the_same() throws Exception {
        try (LogLines log = LogLines.ofOurs()) {
            drop("+15551234567/note.txt", "hello".getBytes());

            await().until(() -> !log.containing("Delivered").isEmpty());
            assertThat(log.containing("pauses")).isEmpty();
        }
    }

    @Test
    void file_that_is_set_aside_is_said_to_be() throws Exception {
        try (LogLines log = LogLines.ofOurs()) {
            drop("+15551234567/photo.webp", sample("picture.webp"));

            await().until(() -> !log.containing("cannot be delivered").isEmpty());
            assertThat(log.containing("pauses")).isEmpty();
        }
    }
}
