package io.github.camellinq.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camellinq.ledger.JdbcLedger;
import io.github.camellinq.ledger.Ledger;
import io.github.camellinq.ledger.LedgerException;
import io.github.camellinq.ledger.LedgerSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerInquiryTest {
    @TempDir
    Path folder;

    private final AtomicInteger questions = new AtomicInteger();
    private Ledger ledger;

    @BeforeEach
    void open() {
        ledger = JdbcLedger.open(new LedgerSettings("jdbc:sqlite:" + folder.resolve("ledger.db")), Clock.systemUTC());
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void answer_is_that_of_the_ledger_and_good_for_a_moment() {
        LedgerInquiry inquiry = inquiry(() -> Optional.of(ledger));
        ledger.pause("wrong key", Instant.now().plusSeconds(60));

        LedgerInquiry.Answer answer = inquiry.answer().orElseThrow();

        assertThat(answer.pause().orElseThrow().reason()).isEqualTo("wrong key");
        assertThat(answer.waiting()).isZero();
        assertThat(answer.oldestWaiting()).isEmpty();
        assertThat(inquiry.answer()).containsSame(answer);
        assertThat(questions).hasValue(1);
        ledger.resume();
        await().until(() -> inquiry.answer().orElseThrow().pause().isEmpty());
    }

    @Test
    void no_ledger_is_in_use() {
        assertThat(inquiry(Optional::empty).answer()).isEmpty();
    }

    @Test
    void silent_ledger_is_asked_once_and_waited_for_once() {
        CountDownLatch silence = new CountDownLatch(1);
        LedgerInquiry inquiry = inquiry(() -> {
            awaitEnd(silence);
            return Optional.of(ledger);
        });
        Instant begin = Instant.now();

        for (int asked = 0; asked < 5; asked++) {
            assertThatThrownBy(inquiry::answer)
                    .isInstanceOf(LedgerException.class)
                    .hasMessageContainingAll("has not answered for 2 s", "linq.ledger.url");
        }

        assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(3));
        assertThat(questions).hasValue(1);
        silence.countDown();
        await().ignoreExceptions().until(() -> inquiry.answer().isPresent());
    }

    @Test
    void failure_is_reported_in_its_own_words() {
        LedgerInquiry inquiry = inquiry(() -> {
            throw new LedgerException("The ledger is damaged");
        });

        assertThatThrownBy(inquiry::answer).isInstanceOf(LedgerException.class).hasMessage("The ledger is damaged");
    }

    private LedgerInquiry inquiry(Supplier<Optional<Ledger>> use) {
        return new LedgerInquiry(use, question -> {
            questions.incrementAndGet();
            Thread thread = new Thread(question, "inquiry");
            thread.setDaemon(true);
            thread.start();
        });
    }

    private static void awaitEnd(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
