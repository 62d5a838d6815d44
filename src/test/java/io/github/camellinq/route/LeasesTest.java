package io.github.camellinq.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camellinq.SetClock;
import io.github.camellinq.ledger.Claim;
import io.github.camellinq.ledger.ClaimRequest;
import io.github.camellinq.ledger.JdbcLedger;
import io.github.camellinq.ledger.Key;
import io.github.camellinq.ledger.Ledger;
import io.github.camellinq.ledger.LedgerSettings;
import io.github.camellinq.ledger.LostClaimException;
import io.github.camellinq.ledger.Pace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.UnitOfWorkHelper;
import org.apache.camel.support.service.ServiceSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeasesTest {
    private final Clock clock = new SetClock();
    private final ByHand timer = new ByHand();

    @TempDir
    Path folder;

    /** Renews when it is told to. */
    private static final class ByHand extends ScheduledThreadPoolExecutor {
        private Runnable task;

        ByHand() {
            super(0);
        }

        @Override
        public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, long first, long often, TimeUnit unit) {
            this.task = task;
            return null;
        }
    }

    @Test
    void claim_whose_end_was_written_at_this_moment_is_nobodys_trouble() throws Exception {
        try (Ledger ledger = JdbcLedger.open(new LedgerSettings("jdbc:sqlite:" + folder.resolve("ledger.db")), clock);
                CamelContext context = new DefaultCamelContext();
                LogLines log = LogLines.of(Leases.class)) {
            Leases leases = new Leases(ledger, clock, timer);
            Claim claim = claim(ledger, leases.end());
            leases.keep(claim, new DefaultExchange(context));
            ledger.release(claim);
            assertThatThrownBy(() -> ledger.renew(claim, leases.end())).isInstanceOf(LostClaimException.class);

            timer.task.run();

            assertThat(log.containing("")).isEmpty();
        }
    }

    /** Its connection is closed by the stop, which is before the service's own end, or after it. */
    @Test
    void visit_that_a_stop_breaks_off_is_reported_as_one_that_did_not_end() throws Exception {
        try (Ledger ledger = JdbcLedger.open(new LedgerSettings("jdbc:sqlite:" + folder.resolve("ledger.db")), clock);
                CamelContext context = new DefaultCamelContext();
                LogLines log = LogLines.of(Leases.class)) {
            context.start();
            Leases leases = new Leases(ledger, clock, timer);
            Exchange exchange = new DefaultExchange(context);
            leases.keep(claim(ledger, leases.end()), exchange);
            context.addService(new ServiceSupport() {
                @Override
                protected void doStop() {
                    exchange.setException(new IOException("closed"));
                    UnitOfWorkHelper.doneSynchronizations(
                            exchange, exchange.getExchangeExtension().handoverCompletions());
                }
            });

            context.stop();
            leases.close();

            assertThat(log.containing("1 of the deliveries under way did not end in time"))
                    .hasSize(1);
            assertThat(claim(ledger, leases.end()).before().visits())
                    .as("given back")
                    .isEqualTo(2);
        }
    }

    private Claim claim(Ledger ledger, Instant until) {
        Key key = new Key("file:/inbox/a.txt", "v1", "+15551234567");
        return (Claim) ledger.claim(new ClaimRequest(key, "key", "a.txt", 3, clock.instant(), until, Pace.NONE));
    }
}
