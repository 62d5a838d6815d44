package io.github.camellinq.route;

import io.github.camellinq.ledger.Ledger;
import io.github.camellinq.ledger.LedgerException;
import io.github.camellinq.settings.Setting;
import io.github.camellinq.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the ledger forget what is older than {@code linq.ledger.keep}: a minute after the start, and then once a day. */
final class Purge {
    private static final Logger LOG = LoggerFactory.getLogger(Purge.class);
    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration OFTEN = Duration.ofDays(1);

    private final Ledger ledger;
    private final Settings.Retention retention;
    private final Clock clock;

    Purge(Ledger ledger, Settings.Retention retention, Clock clock) {
        this.ledger = ledger;
        this.retention = retention;
        this.clock = clock;
    }

    void schedule(ScheduledExecutorService timer) {
        Repeated.on(timer, this::run, FIRST, OFTEN);
    }

    void run() {
        try {
            long forgotten = ledger.purge(clock.instant().minus(retention.keep()), retention.undeleted());
            if (forgotten > 0) {
                LOG.info("The ledger has forgotten {} deliveries (see {})", forgotten, Setting.LEDGER_KEEP.key());
            }
        } catch (LedgerException e) {
            LOG.warn("The ledger could not forget old deliveries; it tries again tomorrow: {}", e.getMessage());
        }
    }
}
