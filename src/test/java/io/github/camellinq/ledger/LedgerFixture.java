package io.github.camellinq.ledger;

import io.github.camellinq.SetClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A ledger that is opened before each test, on the database of a subclass, and short words for what is asked of it. */
abstract class LedgerFixture {
    static final Duration LEASE = Duration.ofMinutes(5);
    static final Duration STEP = Duration.ofSeconds(1);
    static final Fingerprint PICTURE = new Fingerprint("abc", 3, "a.png", "image/png");
    static final Failure RESET = new Failure("reset", null, null, null, "connection reset");

    final SetClock clock = new SetClock();
    LedgerSettings settings;
    Ledger ledger;

    abstract LedgerSettings fresh() throws Exception;

    @BeforeEach
    void open() throws Exception {
        settings = fresh();
        ledger = JdbcLedger.open(settings, clock);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    void reopen() {
        ledger.close();
        ledger = JdbcLedger.open(settings, clock);
    }

    Instant now() {
        return clock.instant();
    }

    ClaimRequest request(String item, Pace pace) {
        return new ClaimRequest(
                new Key(item, "v1", "+15551234567"),
                "key-" + item,
                item.substring(item.lastIndexOf('/') + 1),
                3,
                now().plus(STEP),
                now().plus(LEASE),
                pace);
    }

    ClaimAnswer ask(String item) {
        return ledger.claim(request(item, Pace.NONE));
    }

    Claim claim(String item) {
        return (Claim) ask(item);
    }

    Claim claimAfterStep(String item) {
        clock.pass(STEP);
        return claim(item);
    }

    Refusal refused(String item, Pace pace) {
        return (Refusal) ledger.claim(request(item, pace));
    }

    void deliver(String item) {
        Claim claim = claim(item);
        ledger.uploaded(claim, "att-" + item, PICTURE);
        ledger.sending(claim);
        ledger.sent(claim, "msg-" + item, "chat");
        ledger.archived(claim);
    }

    Entry entry(String item) {
        return ledger.find(item).get(0);
    }

    static Pace two(String... pairs) {
        return new Pace(List.of(pairs), 2, Duration.ofSeconds(60));
    }

    Claim paced(String item, String... pairs) {
        return (Claim) ledger.claim(request(item, two(pairs)));
    }
}
