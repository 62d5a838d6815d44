package io.github.camellinq.route;

import io.github.camellinq.ledger.Entry;
import io.github.camellinq.ledger.Ledger;
import io.github.camellinq.ledger.LedgerException;
import io.github.camellinq.ledger.Pause;
import io.github.camellinq.settings.Setting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Asks the ledger how things stand, for callers that look from outside and cannot wait as long as a delivery does. An answer is
 * used again for a moment. A ledger that does not answer is asked only one question: whoever comes later is told at once that it
 * is silent.
 */
final class LedgerInquiry {

    /** A ledger that has been silent for this long does not work. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** Long enough for the gauges of one scrape, and too short for anybody to notice. */
    private static final Duration FRESH = Duration.ofMillis(100);

    /** How things stand. */
    record Answer(Optional<Pause> pause, long waiting, Optional<Instant> oldestWaiting, List<Entry> leftBehind) {}

    private final Supplier<Optional<Ledger>> ledger;
    private final Consumer<Runnable> background;
    private Question last;

    /**
     * @param ledger the ledger in use, if any
     * @param background runs a question in another thread, while the caller waits
     */
    LedgerInquiry(Supplier<Optional<Ledger>> ledger, Consumer<Runnable> background) {
        this.ledger = ledger;
        this.background = background;
    }

    /**
     * What the ledger says now, or said a moment ago; empty when none is in use.
     *
     * @throws LedgerException when it cannot be asked, or does not answer in time
     */
    Optional<Answer> answer() {
        return question().await();
    }

    private synchronized Question question() {
        if (last == null || last.isOver()) {
            last = new Question(() -> ledger.get().map(LedgerInquiry::ask));
            background.accept(last.task);
        }
        return last;
    }

    private static Answer ask(Ledger ledger) {
        return new Answer(ledger.paused(), ledger.waiting(), ledger.oldestWaiting(), ledger.leftBehind());
    }

    /** One question, shared by all who ask while it is open. */
    private static final class Question {
        private final FutureTask<Optional<Answer>> task;
        private final long asked = System.nanoTime();
        private volatile long answered;

        Question(Callable<Optional<Answer>> call) {
            task = new FutureTask<>(() -> {
                try {
                    return call.call();
                } finally {
                    answered = System.nanoTime();
                }
            });
        }

        boolean isOver() {
            return task.isDone() && System.nanoTime() - answered > FRESH.toNanos();
        }

        Optional<Answer> await() {
            try {
                return task.get(asked + PATIENCE.toNanos() - System.nanoTime(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                throw new LedgerException("The ledger has not answered for "
                        + Duration.ofNanos(System.nanoTime() - asked).toSeconds() + " s: check that the database of "
                        + Setting.LEDGER_URL.key() + " works and can be reached");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new LedgerException("The wait for the ledger was interrupted", e);
            } catch (ExecutionException e) {
                if (e.getCause() instanceof LedgerException known) {
                    throw known;
                }
                throw new LedgerException("The ledger cannot be asked: " + e.getCause(), e.getCause());
            }
        }
    }
}
