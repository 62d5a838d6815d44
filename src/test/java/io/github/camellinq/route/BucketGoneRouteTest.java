package io.github.camellinq.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camellinq.ledger.Claim;
import io.github.camellinq.ledger.ClaimRequest;
import io.github.camellinq.ledger.JdbcLedger;
import io.github.camellinq.ledger.Ledger;
import io.github.camellinq.ledger.LedgerSettings;
import java.time.Clock;
import java.util.Properties;
import org.apache.camel.spi.Registry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Another node delivers an object and puts it away between this one's look at it and its claim. */
class BucketGoneRouteTest extends BucketRoutes {
    private static final String KEY = "inbox/+15551234567/first.txt";

    private Ledger ledger;
    private volatile boolean met;

    @Override
    void settings(Properties settings) {
        super.settings(settings);
        settings.setProperty("linq.bucket.after", "delete");
        settings.setProperty("linq.concurrency", "1");
    }

    @Override
    protected void bindToRegistry(Registry registry) {
        ledger = JdbcLedger.open(new LedgerSettings("jdbc:sqlite:" + folder.resolve("ledger.db")), Clock.systemUTC());
        registry.bind(LinqService.LEDGER, LedgerWith.before("claim", this::meet, ledger));
    }

    private void meet(Object[] claim) {
        if (!met) {
            met = true;
            deliverElsewhere((ClaimRequest) claim[0]);
        }
    }

    private void deliverElsewhere(ClaimRequest request) {
        Claim claim = (Claim) ledger.claim(request);
        ledger.sent(claim, "message", "chat");
        ledger.archived(claim);
        bucket().delete(KEY);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void object_that_another_node_put_away_is_not_said_to_be_put_away() throws Exception {
        try (LogLines log = LogLines.ofOurs()) {
            bucket().put(KEY, bytes("first"));
            await().atMost(PATIENCE).until(() -> met);
            bucket().put("inbox/+15551234567/last.txt", bytes("last"));
            awaitAll(1);

            assertThat(log.containing("first.txt")).isEmpty();
            assertThat(ledger.find("first.txt")).singleElement().satisfies(entry -> assertThat(entry.isPutAway())
                    .isTrue());
        }
    }
}
