package io.github.camellinq.route;

import io.github.camellinq.ledger.Ledger;
import io.github.camellinq.ledger.LedgerException;
import io.github.camellinq.ledger.Pause;
import io.github.camellinq.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the intake is paused because of a problem that is no file's fault. It resumes half-open: when the pause is over, one
 * item is let in as a trial. Its success ends the pause; its failure makes the next pause twice as long. The ledger keeps the
 * pause, so that it outlives a restart and holds for all nodes. When the ledger itself fails, the pause is kept only here.
 */
final class Pauses {
    private static final Logger LOG = LoggerFactory.getLogger(Pauses.class);

    /** A trial is given up after this: whatever happened to the item, nobody said so. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** How often the ledger is asked what other nodes wrote. */
    private static final Duration REFRESH = Duration.ofSeconds(1);

    private final Settings.Retry retry;
    private final Clock clock;
    private Ledger ledger;
    private volatile Pause pause;
    private boolean kept;
    private Duration length = Duration.ZERO;
    private Instant refreshed = Instant.EPOCH;
    private Instant seen = Instant.EPOCH;
    private String probe;
    private String ledgersWords;
    private Instant probeSince = Instant.EPOCH;

    Pauses(Settings.Retry retry, Clock clock) {
        this.retry = retry;
        this.clock = clock;
    }

    /** From now on this ledger keeps the pause. A pause of an earlier process goes on. */
    synchronized void keepIn(Ledger opened) {
        ledger = opened;
        refresh();
    }

    /** Whether sources may look for items: there is no pause, or it is over and no trial is under way. */
    synchronized boolean maySeek() {
        Instant now = clock.instant();
        if (now.isBefore(seen)) {
            forgetTimes(now);
        }
        seen = now;
        if (ledger != null && !now.isBefore(refreshed.plus(REFRESH))) {
            refresh();
        }
        return pause == null || isOver() && isUntried();
    }

    /**
     * The clock was set back, so what is due by the old time would come too late. A pause is over, and another item may be tried.
     */
    private void forgetTimes(Instant now) {
        refreshed = Instant.EPOCH;
        probe = null;
        if (pause != null && pause.until().isAfter(now)) {
            write(new Pause(pause.reason(), pause.since(), now));
        }
    }

    /** Whether an item may be visited: there is no pause, or this item becomes the trial. */
    synchronized boolean admits(String item) {
        if (pause == null) {
            return true;
        }
        if (!isOver() || !isUntried()) {
            return false;
        }
        probe = item;
        probeSince = clock.instant();
        LOG.debug("{} is tried to see whether the intake can resume", item);
        return true;
    }

    /** The pause that holds for this process; empty when there is none. Never blocks, although the ledger may be silent. */
    Optional<Pause> pause() {
        return Optional.ofNullable(pause);
    }

    private boolean isOver() {
        return !clock.instant().isBefore(pause.until());
    }

    private boolean isUntried() {
        return probe == null || clock.instant().isAfter(probeSince.plus(PATIENCE));
    }

    /**
     * Something is wrong that is no file's fault.
     *
     * @param item the item whose visit found it
     * @param why what is wrong and what to do, without a full stop
     * @param least the earliest time at which another try can help
     */
    synchronized void pause(String item, String why, Instant least) {
        boolean failedTry = item.equals(probe);
        if (failedTry) {
            probe = null;
        }
        if (pause != null && !failedTry) {
            if (least.isAfter(pause.until())) {
                write(new Pause(why, pause.since(), least));
            }
            return;
        }
        length = pause == null ? retry.delay() : min(length.multipliedBy(2), retry.maxDelay());
        Instant now = clock.instant();
        Instant end = now.plus(length).isAfter(least) ? now.plus(length) : least;
        if (pause == null) {
            LOG.warn(
                    "The intake pauses until {}: {}. Files wait where they are. After that, one file at a time is tried, at least every {} s",
                    end.truncatedTo(ChronoUnit.SECONDS),
                    why,
                    Math.max(1, retry.maxDelay().toSeconds()));
        } else {
            LOG.debug("The intake stays paused until {}: {}", end, why);
        }
        write(new Pause(why, pause == null ? now : pause.since(), end));
    }

    /** As {@link #pause}, for a failure of the ledger, whatever the visit was about. */
    synchronized void ledgerFailed(String item, LedgerException failure) {
        pause(item, failure.getMessage(), Instant.MIN);
        if (pause.reason().equals(failure.getMessage())) {
            ledgersWords = failure.getMessage();
        }
    }

    /** The ledger has noted the outcome of this item's visit, which ends a pause that only the ledger had caused. */
    synchronized void noted(String item) {
        if (pause != null && pause.reason().equals(ledgersWords)) {
            succeeded(item);
        }
    }

    /** The API accepted what this item's visit asked for. */
    synchronized void succeeded(String item) {
        if (pause == null || !item.equals(probe)) {
            return;
        }
        probe = null;
        Pause over = pause;
        pause = null;
        say(over);
        try {
            if (kept) {
                ledger.resume();
            }
        } catch (LedgerException e) {
            LOG.warn("The pause is over, but the ledger could not be told and still shows it: {}", e.getMessage());
        }
        kept = false;
    }

    /** Whether this item was let in as a trial. */
    synchronized boolean isTrying(String item) {
        return item.equals(probe);
    }

    /** A visit ended and showed nothing. If it was the trial, another item may be tried. */
    synchronized void ended(String item) {
        if (item.equals(probe)) {
            probe = null;
        }
    }

    private void say(Pause over) {
        LOG.info(
                "The intake resumes after {} s; it had paused because {}",
                Duration.between(over.since(), clock.instant()).toSeconds(),
                over.reason());
    }

    private void write(Pause next) {
        pause = next;
        if (ledger == null) {
            return;
        }
        try {
            ledger.pause(next.reason(), next.until());
            kept = true;
        } catch (LedgerException e) {
            LOG.debug("The pause is kept in memory only", e);
            kept = false;
        }
    }

    /** Reads what other nodes, or an earlier process, wrote. */
    private void refresh() {
        refreshed = clock.instant();
        Pause found;
        try {
            found = ledger.paused().orElse(null);
        } catch (LedgerException e) {
            if (pause == null) {
                ledgerFailed("", e);
            }
            return;
        }
        if (found != null) {
            if (pause == null) {
                length = retry.delay();
                LOG.warn(
                        "The intake is paused until {}: {}",
                        found.until().truncatedTo(ChronoUnit.SECONDS),
                        found.reason());
            }
            pause = since(found, pause);
            kept = true;
        } else if (kept) {
            say(pause);
            pause = null;
            kept = false;
        }
    }

    /** A pause that the ledger could note only later keeps its own beginning. */
    private static Pause since(Pause found, Pause known) {
        return known != null && known.since().isBefore(found.since())
                ? new Pause(found.reason(), known.since(), found.until())
                : found;
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
