package io.github.camellinq.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camellinq.api.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whose a delivery is, on every database: one worker's at a time, until it gives it back or its lease ends. */
abstract class ClaimContract extends LedgerFixture {
    private static final Duration FAR = Duration.ofDays(3650);

    @Test
    void new_item_begins_as_received_with_its_key() {
        Claim claim = claim("file:/in/a.png");

        assertThat(claim.resumeAt()).isEqualTo(Stage.RECEIVED);
        assertThat(claim.before().idempotencyKey()).isEqualTo("key-file:/in/a.png");
        assertThat(claim.before().visits()).isEqualTo(1);
        assertThat(claim.before().sendUnknown()).isFalse();
        assertThat(claim.before().times().received()).isEqualTo(now());
    }

    @Test
    void each_of_many_items_is_claimed_once_by_many_threads() throws Exception {
        AtomicInteger won = new AtomicInteger();
        List<Callable<Void>> tasks = new ArrayList<>();
        for (int thread = 0; thread < 8; thread++) {
            tasks.add(() -> {
                for (int i = 0; i < 100; i++) {
                    if (ask("file:/in/" + i) instanceof Claim) {
                        won.incrementAndGet();
                    }
                }
                return null;
            });
        }
        run(tasks);

        assertThat(won).hasValue(100);
        assertThat(ledger.counts()).containsEntry(Stage.RECEIVED, 100L);
    }

    static void run(List<Callable<Void>> tasks) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
        try {
            for (Future<Void> done : threads.invokeAll(tasks)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void claimed_item_is_refused_until_its_lease_ends() {
        claim("a");
        clock.pass(STEP);

        assertThat(refused("a", Pace.NONE))
                .isEqualTo(new Refusal(Refusal.Cause.HELD, now().minus(STEP).plus(LEASE)));
        clock.pass(LEASE);
        assertThat(claim("a").fence()).isEqualTo(2);
    }

    @Test
    void postponed_item_is_refused_until_it_is_due() {
        Instant due = now().plusSeconds(30);
        ledger.postponed(claim("a"), due, RESET, 0);
        clock.pass(Duration.ofSeconds(29));

        assertThat(refused("a", Pace.NONE)).isEqualTo(new Refusal(Refusal.Cause.NOT_DUE, due));
        assertThat(claimAfterStep("a").before().visits()).isEqualTo(2);
    }

    @Test
    void times_of_a_clock_that_was_ahead_hold_nothing_up() {
        timesAhead(FAR);
    }

    @Test
    void times_of_a_clock_that_was_set_back_by_an_hour_hold_nothing_up() {
        timesAhead(Duration.ofHours(1));
    }

    private void timesAhead(Duration far) {
        clock.pass(far);
        ledger.sending(paced("a", "p"));
        ledger.sending(paced("b", "p"));
        ledger.postponed(claim("c"), now().plusSeconds(30), RESET, 0);
        clock.pass(far.negated());
        assertThat(ledger.notDue()).isEmpty();

        reopen();

        assertThat(claim("c").before().visits()).isEqualTo(2);
        assertThat(paced("d", "p").resumeAt()).isEqualTo(Stage.RECEIVED);
    }

    @Test
    void long_recipients_are_told_apart_and_keep_their_key() {
        String item = "s3://inbox/" + noise(1024, 'a', 'z');
        String recipient = noise(3000, 0x4e00, 0x9fa0);
        List<Key> keys = Stream.of("a", "b")
                .map(end -> new Key(item, "v1", recipient + "@example.org," + end + "@example.org"))
                .toList();
        for (Key key : keys) {
            ledger.claim(new ClaimRequest(key, "key", "a", 3, now().plus(STEP), now().plus(LEASE), Pace.NONE));
        }

        assertThat(keys)
                .extracting(key -> ledger.entry(key).orElseThrow().key())
                .isEqualTo(keys)
                .doesNotHaveDuplicates();
    }

    /** PostgreSQL would press together what repeats itself. */
    private static String noise(int length, int from, int to) {
        return new Random(1)
                .ints(length, from, to)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Test
    void a_nul_is_stored_as_another_character() {
        ledger.postponed(claim("a"), now(), new Failure("unavailable", null, null, null, "odd\0answer"), 0);

        assertThat(entry("a").lastError()).isEqualTo("odd\uFFFDanswer");
    }

    @Test
    void a_claim_alone_gives_the_next_due_time() {
        ledger.release(claim("a"));

        assertThat(refused("a", Pace.NONE)).isEqualTo(new Refusal(Refusal.Cause.NOT_DUE, now().plus(STEP)));
    }

    @Test
    void lost_claim_writes_nothing() {
        Claim slow = claim("a");
        clock.pass(LEASE);
        Claim quick = claim("a");

        ledger.uploaded(slow, "late", PICTURE);
        assertThatThrownBy(() -> ledger.sending(slow))
                .isInstanceOf(LostClaimException.class)
                .hasMessageContaining("a");
        assertThatThrownBy(() -> ledger.sent(slow, "m", "c")).isInstanceOf(LostClaimException.class);
        assertThatThrownBy(() -> ledger.sendFailed(slow)).isInstanceOf(LostClaimException.class);
        assertThatThrownBy(() -> ledger.postponed(slow, now(), RESET, 0)).isInstanceOf(LostClaimException.class);
        assertThatThrownBy(() -> ledger.dead(slow, Reason.REJECTED, RESET)).isInstanceOf(LostClaimException.class);
        ledger.archived(slow);
        assertThatThrownBy(() -> ledger.renew(slow, now())).isInstanceOf(LostClaimException.class);
        ledger.release(slow);

        assertThat(entry("a").attachmentId()).isNull();
        assertThat(entry("a").times().archived()).isNull();
        assertThat(ledger.failures(slow.before().id())).isEmpty();
        ledger.uploaded(quick, "att", PICTURE);
        assertThat(entry("a").attachmentId()).isEqualTo("att");
    }

    @Test
    void dead_item_is_claimed_until_it_is_released() {
        Claim claim = claim("a");
        ledger.dead(claim, Reason.EMPTY, RESET);
        clock.pass(STEP);
        assertThat(refused("a", Pace.NONE).cause()).isEqualTo(Refusal.Cause.HELD);

        ledger.release(claim);

        assertThat(claim("a").resumeAt()).isEqualTo(Stage.RECEIVED);
    }

    /** Two nodes saw it; one set it aside before the other claimed it. */
    @Test
    void dead_item_that_is_gone_at_its_next_visit_stays_dead() {
        Claim first = claim("a");
        ledger.dead(first, Reason.EMPTY, RESET);
        ledger.release(first);
        Entry dead = entry("a");

        ledger.gone(claimAfterStep("a"));

        assertThat(entry("a").stage()).isEqualTo(Stage.DEAD);
        assertThat(entry("a").reason()).isEqualTo(dead.reason());
        assertThat(entry("a").times().dead()).isEqualTo(dead.times().dead());
        assertThat(entry("a").times().archived()).isNull();
        assertThat(claimAfterStep("a").resumeAt()).isEqualTo(Stage.RECEIVED);
    }

    @Test
    void what_stays_where_it_is_and_was_settled_since_it_was_put_there_is_refused() {
        Instant put = now();
        Claim sent = claim("sent");
        ledger.sent(sent, "msg", "chat");
        assertThat(staying("sent", put)).as("not put away yet").isEqualTo(Refusal.Cause.HELD);
        ledger.archived(sent);
        Claim dead = claim("dead");
        ledger.dead(dead, Reason.MAYBE_SENT, RESET);
        ledger.archived(dead);
        clock.pass(STEP);

        assertThat(staying("sent", put)).isEqualTo(Refusal.Cause.SETTLED);
        assertThat(staying("sent", now())).as("sent once for ever").isEqualTo(Refusal.Cause.SETTLED);
        assertThat(staying("dead", put)).isEqualTo(Refusal.Cause.SETTLED);
        assertThat(staying("dead", now())).as("put there again").isNull();
        assertThat(claim("sent").resumeAt()).as("in a place that it leaves").isEqualTo(Stage.SENT);
    }

    /** Why a claim of an item is refused that was put there then and stays there; null when it is not. */
    private Refusal.Cause staying(String item, Instant put) {
        ClaimRequest asked = request(item, Pace.NONE);
        ClaimAnswer answer = ledger.claim(new ClaimRequest(
                asked.key(),
                asked.idempotencyKey(),
                asked.name(),
                asked.size(),
                asked.nextDue(),
                asked.leaseUntil(),
                asked.pace(),
                put));
        return answer instanceof Refusal refusal ? refusal.cause() : null;
    }

    @Test
    void ended_claim_is_lost() {
        Claim claim = claim("a");
        ledger.archived(claim);

        assertThatThrownBy(() -> ledger.sending(claim)).isInstanceOf(LostClaimException.class);
    }

    @Test
    void renewed_claim_outlives_its_first_lease() {
        Claim renewed = ledger.renew(claim("a"), now().plus(LEASE).plus(LEASE));
        clock.pass(LEASE);

        assertThat(refused("a", Pace.NONE).cause()).isEqualTo(Refusal.Cause.HELD);
        assertThat(renewed.leaseUntil()).isEqualTo(now().plus(LEASE));
        ledger.uploaded(renewed, "att", PICTURE);
    }
}
