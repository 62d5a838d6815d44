package io.github.camellinq.route;

import io.github.camellinq.ledger.Claim;
import io.github.camellinq.ledger.Ledger;
import io.github.camellinq.ledger.LedgerException;
import io.github.camellinq.ledger.LostClaimException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renews the claims of the visits under way, however long an upload takes, and gives back those that a visit did not end itself.
 * So another node takes over only from a node that is gone.
 */
final class Leases {
    private static final Logger LOG = LoggerFactory.getLogger(Leases.class);

    /** How long it takes until a node that is gone is noticed. */
    static final Duration LEASE = Duration.ofSeconds(30);

    private final Ledger ledger;
    private final Clock clock;
    private final Set<Claim> kept = ConcurrentHashMap.newKeySet();

    Leases(Ledger ledger, Clock clock, ScheduledExecutorService timer) {
        this.ledger = ledger;
        this.clock = clock;
        Duration often = LEASE.dividedBy(4);
        Repeated.on(timer, this::renew, often, often);
    }

    /** When a claim that is made now ends, unless it is renewed. */
    Instant end() {
        return clock.instant().plus(LEASE);
    }

    /** Renews a claim until its exchange is done. */
    void keep(Claim claim, Exchange exchange) {
        kept.add(claim);
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                // What a stop breaks off stays among the visits that did not end.
                if (done.getContext().isStopping() ? kept.contains(claim) : kept.remove(claim)) {
                    release(claim);
                }
            }
        });
    }

    private void release(Claim claim) {
        try {
            ledger.release(claim);
        } catch (LedgerException e) {
            // The intake pauses for the same reason and says so; the lease ends by itself.
            LOG.debug("The claim on {} was not given back", claim.before().key().item(), e);
        }
    }

    /** How many visits hold a claim. */
    int underWay() {
        return kept.size();
    }

    /** The visit has written its end, so there is nothing to give back. */
    void ended(Claim claim) {
        kept.remove(claim);
    }

    /** Logs how many visits did not end before the stop. Their claims end by themselves. */
    void close() {
        if (!kept.isEmpty()) {
            LOG.warn("{} of the deliveries under way did not end in time; the next start resumes them", kept.size());
        }
    }

    private void renew() {
        for (Claim claim : kept) {
            try {
                ledger.renew(claim, end());
            } catch (LostClaimException e) {
                // The visit has just written its end, or its next write fails in the same way, ends it and says so.
                LOG.debug(
                        "The claim on {} was not renewed", claim.before().key().item(), e);
            } catch (LedgerException e) {
                LOG.warn(
                        "The claim on {} could not be renewed: {}",
                        claim.before().key().item(),
                        e.getMessage());
            }
        }
    }
}
