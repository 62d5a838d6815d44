package io.github.camellinq.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camellinq.api.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a ledger knows of one delivery, on every database: where it goes on, how often it failed. */
abstract class DeliveryContract extends ClaimContract {

    // Where a delivery goes on

    @Test
    void uploaded_item_goes_on_after_the_upload() {
        Claim first = claim("a");
        ledger.uploaded(first, "att", PICTURE);
        ledger.postponed(first, now(), RESET, 0);

        Claim second = claimAfterStep("a");

        assertThat(second.resumeAt()).isEqualTo(Stage.UPLOADED);
        assertThat(second.before().attachmentId()).isEqualTo("att");
        assertThat(second.before().file()).isEqualTo(PICTURE);
        assertThat(second.before().times().uploaded())
                .isEqualTo(first.before().times().received());
    }

    @Test
    void send_without_an_answer_is_remembered_as_unknown() {
        Claim first = claim("a");
        ledger.sending(first);
        ledger.postponed(first, now(), RESET, 0);

        Entry before = claimAfterStep("a").before();

        assertThat(before.sendUnknown()).isTrue();
        assertThat(before.sendAttempts()).isEqualTo(1);
    }

    @Test
    void send_that_surely_failed_is_not_unknown_but_an_earlier_one_stays_so() {
        Claim known = claim("known");
        ledger.sending(known);
        ledger.sendFailed(known);
        Claim lost = claim("lost");
        ledger.sending(lost);
        ledger.postponed(lost, now(), RESET, 0);
        Claim again = claimAfterStep("lost");
        ledger.sending(again);
        ledger.sendFailed(again);

        assertThat(entry("known").sendUnknown()).isFalse();
        assertThat(entry("lost").sendUnknown()).isTrue();
        assertThat(entry("lost").sendAttempts()).isEqualTo(2);
    }

    @Test
    void sent_item_seen_again_is_only_put_away() {
        deliver("a");

        Claim again = claimAfterStep("a");

        assertThat(again.resumeAt()).isEqualTo(Stage.SENT);
        assertThat(again.before().messageId()).isEqualTo("msg-a");
        assertThat(again.before().chatId()).isEqualTo("chat");
        assertThat(again.before().times().archived()).isEqualTo(now().minus(STEP));
    }

    @Test
    void dead_item_seen_again_begins_a_new_round_with_the_same_key() {
        deliver("other");
        clock.pass(STEP);
        Claim first = claim("a");
        ledger.uploaded(first, "att", PICTURE);
        ledger.dead(first, Reason.REJECTED, RESET);
        ledger.release(first);
        assertThat(entry("a").reason()).isEqualTo("rejected");
        clock.pass(STEP);

        Claim second = (Claim)
                ledger.claim(new ClaimRequest(first.before().key(), "another key", "a", 3, now(), now(), Pace.NONE));

        assertThat(second.before().stage()).isEqualTo(Stage.DEAD);
        assertThat(second.resumeAt()).isEqualTo(Stage.RECEIVED);
        assertThat(second.before().idempotencyKey()).isEqualTo("key-a");
        assertThat(entry("a").stage()).isEqualTo(Stage.RECEIVED);
        assertThat(entry("a").attempts()).isZero();
        assertThat(entry("a").reason()).isNull();
        assertThat(entry("a").attachmentId()).isEqualTo("att");
    }

    @Test
    void other_version_or_recipient_is_another_delivery() {
        deliver("a");
        ClaimRequest first = request("a", Pace.NONE);

        for (Key key : List.of(new Key("a", "v2", "+15551234567"), new Key("a", "v1", "+15550000000"))) {
            Claim claim = (Claim)
                    ledger.claim(new ClaimRequest(key, "k", "a", 3, first.nextDue(), first.leaseUntil(), Pace.NONE));
            assertThat(claim.resumeAt()).isEqualTo(Stage.RECEIVED);
        }
    }

    @Test
    void delivery_is_known_by_the_latest_that_came_after_it() {
        deliver("a");
        for (String version : List.of("v1;2", "v1;1", "v10")) {
            Key key = new Key("a", version, "+15551234567");
            ledger.claim(new ClaimRequest(key, "k", "a", 3, now(), now(), Pace.NONE));
        }

        assertThat(ledger.entry(new Key("a", "v1", "+15551234567"))
                        .orElseThrow()
                        .key()
                        .version())
                .isEqualTo("v1;1");
    }

    // Attempts

    @Test
    void failures_count_only_after_another_delivery_succeeded() {
        assertThat(fail("a", 9)).isZero();
        assertThat(fail("a", 9)).isZero();
        deliver("b");
        assertThat(fail("a", 9)).isEqualTo(1);
        assertThat(fail("a", 9)).isEqualTo(1);
        deliver("c");
        assertThat(fail("a", 0)).isEqualTo(1);
        deliver("d");
        assertThat(fail("a", 9)).isEqualTo(2);
        assertThat(entry("a").lastError()).isEqualTo("connection reset");
    }

    private int fail(String item, int most) {
        assertThat(ledger.postponed(claimAfterStep(item), now(), RESET, most)).isTrue();
        clock.pass(STEP);
        return entry(item).attempts();
    }

    @Test
    void delivery_that_failed_too_often_is_still_claimed_and_can_be_set_aside() {
        Claim first = claim("a");
        clock.pass(STEP);
        deliver("b");
        assertThat(ledger.postponed(first, now(), RESET, 2)).isTrue();
        clock.pass(STEP);
        deliver("c");
        Claim second = claimAfterStep("a");

        assertThat(ledger.postponed(second, now(), RESET, 2)).isFalse();

        ledger.dead(second, Reason.ATTEMPTS_EXHAUSTED, RESET);
        assertThat(entry("a").attempts()).isEqualTo(2);
        assertThat(ledger.failures(entry("a").id())).hasSize(2);
    }
}
