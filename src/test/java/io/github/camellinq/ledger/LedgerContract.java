package io.github.camellinq.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camellinq.api.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** All that holds for a ledger on every database; here what people ask it, and what is settled. */
abstract class LedgerContract extends TrafficContract {
    // What people ask

    @Test
    void history_names_each_failure_with_its_stage() {
        Claim first = claim("a");
        ledger.postponed(first, now(), RESET, 0);
        Claim second = claimAfterStep("a");
        ledger.uploaded(second, "att", PICTURE);
        Failure refusal = new Failure("rejected", 400, 1005, "trace", "no such thing");
        ledger.dead(second, Reason.REJECTED, refusal);

        assertThat(ledger.failures(entry("a").id()))
                .containsExactly(
                        new PastFailure(now().minus(STEP), Stage.RECEIVED, RESET),
                        new PastFailure(now(), Stage.UPLOADED, refusal));
    }

    @Test
    void delivery_is_known_by_its_key_and_by_no_other() {
        Claim claim = claim("file:/in/a.png");

        assertThat(ledger.entry(claim.before().key())).map(Entry::id).hasValue(claim.id());
        assertThat(ledger.entry(new Key("file:/in/a.png", "v2", "+15551234567")))
                .isEmpty();
    }

    @Test
    void files_are_found_by_name_identity_and_end_of_path() {
        claim("file:/in/+15551234567/a_b.png");
        claim("file:/in/+15551234567/aXb.png");
        claim("file:/in/+15551234567/A_B.PNG");

        for (String words : List.of("a_b.png", "file:/in/+15551234567/a_b.png", "+15551234567/a_b.png")) {
            assertThat(ledger.find(words)).as(words).hasSize(1);
        }
        assertThat(ledger.find("b.png")).isEmpty();
    }

    @Test
    void delivery_is_found_by_its_path_its_number_and_each_of_its_ids() {
        deliver("file:/in/a.png");
        deliver("file:/in/b.png");
        long id = entry("file:/in/a.png").id();

        for (String words : List.of(
                "/in/a.png", Long.toString(id), "att-file:/in/a.png", "msg-file:/in/a.png", "key-file:/in/a.png")) {
            assertThat(ledger.find(words)).as(words).extracting(Entry::id).containsExactly(id);
        }
    }

    @Test
    void attachments_of_a_handle_are_also_those_of_its_groups_and_chats() {
        deliverTo("+15551234567", "alone", "chat-1");
        deliverTo("+15550000000,+15551234567", "group", "chat-2");
        deliverTo("chat-2", "chat", "chat-2");
        deliverTo("+1555123456", "other", "chat-3");
        deliverTo("+15551234567_", "odd", "chat-4");
        deliverTo("Ann@Example.org", "ann", "chat-5");
        clock.pass(STEP);

        assertThat(ledger.attachments("+15551234567", now()))
                .extracting(Entry::attachmentId)
                .containsExactly("alone", "group", "chat");
        assertThat(ledger.attachments("ann@example.org", now())).hasSize(1);
        assertThat(ledger.attachments("%", now())).isEmpty();
        assertThat(ledger.attachments("chat-2", now())).hasSize(1);
    }

    private void deliverTo(String recipient, String attachmentId, String chatId) {
        Claim claim = (Claim) ledger.claim(new ClaimRequest(
                new Key("i", "v", recipient), "k", "n", 3, now().plus(STEP), now().plus(LEASE), Pace.NONE));
        ledger.uploaded(claim, attachmentId, PICTURE);
        ledger.sending(claim);
        ledger.sent(claim, "m", chatId);
        ledger.archived(claim);
    }

    @Test
    void attachment_is_needed_until_the_messages_that_refer_to_it_are_accepted() {
        Claim waiting = claim("waiting");
        ledger.uploaded(waiting, "att-sent", PICTURE);
        deliver("sent");
        deliver("other");

        assertThat(ledger.attachmentNeeded(entry("sent"))).isTrue();
        assertThat(ledger.attachmentNeeded(entry("other"))).isFalse();
        ledger.sending(waiting);
        assertThat(ledger.attachmentNeeded(entry("sent"))).isTrue();
        ledger.sent(waiting, "m", "c");
        assertThat(ledger.attachmentNeeded(entry("sent"))).isFalse();
    }

    @Test
    void under_way_is_what_somebody_holds() {
        claim("a");
        ledger.postponed(claim("b"), now(), RESET, 0);
        deliver("c");

        assertThat(ledger.underWay()).isEqualTo(1);
        clock.pass(LEASE);
        assertThat(ledger.underWay()).isZero();
    }

    @Test
    void dead_are_listed_by_reason_and_time() {
        ledger.dead(claim("a"), Reason.EMPTY, RESET);
        clock.pass(STEP);
        ledger.dead(claim("b"), Reason.BLOCKED, RESET);

        assertThat(ledger.dead((Reason) null, Instant.EPOCH))
                .extracting(Entry::reason)
                .containsExactly("blocked", "empty");
        assertThat(ledger.dead(Reason.EMPTY, Instant.EPOCH)).hasSize(1);
        assertThat(ledger.dead(null, now())).hasSize(1);
    }

    @Test
    void counts_and_the_oldest_that_waits() {
        assertThat(ledger.oldestWaiting()).isEmpty();
        deliver("sent");
        clock.pass(STEP);
        claim("a");
        Instant oldest = now();
        clock.pass(STEP);
        ledger.uploaded(claim("b"), "att", PICTURE);
        ledger.dead(claim("c"), Reason.EMPTY, RESET);

        assertThat(ledger.counts())
                .isEqualTo(Map.of(Stage.RECEIVED, 1L, Stage.UPLOADED, 1L, Stage.SENT, 1L, Stage.DEAD, 1L));
        assertThat(ledger.oldestWaiting()).contains(oldest);
        assertThat(ledger.waiting()).isEqualTo(2);
    }

    @Test
    void what_is_gone_waits_no_more_and_goes_on_when_it_comes_back() {
        Claim seen = claim("seen");
        ledger.uploaded(seen, "att", PICTURE);
        ledger.gone(seen);
        assertThatThrownBy(() -> ledger.sending(seen)).isInstanceOf(LostClaimException.class);
        ledger.postponed(claim("missed"), now().plus(STEP), RESET, 0);
        ledger.postponed(claim("waits"), now().plus(STEP), RESET, 0);
        clock.pass(STEP.plusSeconds(1));
        Claim held = claim("held");
        assertThat(ledger.overdue(now()))
                .extracting(entry -> entry.key().item())
                .containsExactly("missed", "waits");

        Entry missed = entry("missed");
        ledger.gone(missed);

        assertThat(ledger.overdue(now()))
                .extracting(entry -> entry.key().item())
                .containsExactly("waits");
        assertThat(ledger.counts()).containsEntry(Stage.RECEIVED, 2L).containsEntry(Stage.UPLOADED, 0L);
        assertThat(ledger.waiting()).isEqualTo(2);
        ledger.release(held);

        Claim again = claimAfterStep("seen");
        assertThat(again.resumeAt()).isEqualTo(Stage.UPLOADED);
        assertThat(entry("seen").times().archived()).isNull();
        claimAfterStep("missed");
        ledger.gone(missed);
        assertThat(entry("missed").times().archived()).as("visited since").isNull();
    }

    @Test
    void what_may_have_been_sent_and_was_set_aside_for_it_begins_a_new_round_with_a_known_outcome() {
        Claim first = claim("a");
        ledger.uploaded(first, "att", PICTURE);
        ledger.sending(first);
        ledger.dead(first, Reason.MAYBE_SENT, RESET);
        ledger.release(first);

        Claim inItsPlace = claimAfterStep("a");
        assertThat(inItsPlace.before().sendUnknown()).as("not set aside").isTrue();
        ledger.dead(inItsPlace, Reason.MAYBE_SENT, RESET);
        ledger.archived(inItsPlace);

        Claim again = claimAfterStep("a");

        assertThat(again.resumeAt()).isEqualTo(Stage.RECEIVED);
        assertThat(again.before().sendUnknown()).isFalse();
        assertThat(again.before().sendAttempts()).isEqualTo(1);
    }

    @Test
    void purge_spares_the_young_and_attachments_still_at_linq() {
        for (int i = 0; i < Retention.BATCH + 5; i++) {
            claim("file" + i);
        }
        ledger.postponed(claim("failed"), now(), RESET, 0);
        long failed = entry("failed").id();
        deliver("kept");
        deliver("deleted");
        ledger.attachmentDeleted(entry("deleted"));
        clock.pass(STEP);
        claim("young");

        assertThat(ledger.purge(now(), false)).isEqualTo(Retention.BATCH + 7);
        assertThat(ledger.failures(failed)).isEmpty();
        assertThat(ledger.find("kept")).hasSize(1);
        assertThat(ledger.find("young")).hasSize(1);
        assertThat(ledger.purge(now(), true)).isEqualTo(1);
        assertThat(ledger.counts()).containsEntry(Stage.RECEIVED, 1L).containsEntry(Stage.SENT, 0L);
    }

    @Test
    void a_guest_makes_no_ledger() throws Exception {
        LedgerSettings nothing = fresh();

        for (int time = 0; time < 2; time++) {
            assertThatThrownBy(() -> JdbcLedger.visit(nothing, clock))
                    .isInstanceOf(MissingLedgerException.class)
                    .hasMessageContaining("no ledger yet");
        }
    }

    @Test
    void a_guest_reads_and_tidies_beside_the_owner() {
        deliver("a");
        try (Ledger guest = JdbcLedger.visit(settings, clock)) {
            guest.attachmentDeleted(guest.find("a").get(0));
            assertThatThrownBy(() -> guest.claim(request("b", Pace.NONE))).hasMessageContaining("visit");
        }
        assertThat(entry("a").times().attachmentDeleted()).isEqualTo(now());
        claim("b");
    }

    // What is settled

    @Test
    void settled_is_what_was_put_away_or_is_dead() {
        deliver("s3://b/put-away");
        Claim dead = claim("s3://b/dead");
        ledger.dead(dead, Reason.BAD_RECIPIENT, RESET);
        ledger.archived(dead);
        Claim left = claim("s3://b/dead-and-not-set-aside");
        ledger.dead(left, Reason.BAD_RECIPIENT, RESET);
        ledger.release(left);
        Claim sent = claim("s3://b/only-sent");
        ledger.uploaded(sent, "att", PICTURE);
        ledger.sent(sent, "msg", "chat");
        claim("s3://b/received");
        List<String> all = List.of(
                "s3://b/put-away",
                "s3://b/dead",
                "s3://b/dead-and-not-set-aside",
                "s3://b/only-sent",
                "s3://b/received",
                "s3://b/never-seen");

        assertThat(ledger.settled(all))
                .containsExactlyInAnyOrder(
                        new Settled("s3://b/put-away", "v1", Stage.SENT, now()),
                        new Settled("s3://b/dead", "v1", Stage.DEAD, now()));
        assertThat(ledger.settled(List.of())).isEmpty();
        clock.pass(STEP);
        Claim again = claim("s3://b/dead");
        assertThat(ledger.settled(List.of("s3://b/dead"))).isEmpty();
        clock.pass(STEP);
        ledger.dead(again, Reason.BAD_RECIPIENT, RESET);
        assertThat(ledger.settled(List.of("s3://b/dead"))).isEmpty();
    }

    @Test
    void dead_item_that_stays_is_taken_again_once_it_is_reopened_and_keeps_its_key() {
        Claim first = claim("s3://b/dead");
        ledger.dead(first, Reason.BAD_RECIPIENT, RESET);
        assertThat(ledger.reopen("s3://b/dead", "v1")).isFalse();
        ledger.archived(first);
        deliver("s3://b/sent");

        assertThat(ledger.reopen("s3://b/dead", "another")).isFalse();
        assertThat(ledger.reopen("s3://b/sent", "v1")).isFalse();
        assertThat(ledger.settled(List.of("s3://b/dead", "s3://b/sent"))).hasSize(2);
        assertThat(ledger.reopen("s3://b/dead", "v1")).isTrue();

        assertThat(ledger.settled(List.of("s3://b/dead", "s3://b/sent")))
                .extracting(Settled::item)
                .containsExactly("s3://b/sent");
        assertThat(ledger.reopen("s3://b/dead", "v1")).isFalse();
        clock.pass(STEP);
        Claim second = claim("s3://b/dead");
        assertThat(second.before().idempotencyKey()).isEqualTo(first.before().idempotencyKey());
        assertThat(ledger.reopen("s3://b/dead", "v1")).isFalse();
        ledger.dead(second, Reason.BAD_RECIPIENT, RESET);
        ledger.archived(second);
        assertThat(ledger.settled(List.of("s3://b/dead"))).hasSize(1);
    }

    @Test
    void settled_is_asked_for_any_number_of_items() {
        List<String> items =
                IntStream.range(0, 1000).mapToObj(i -> "s3://b/" + i).toList();
        items.subList(0, 600).forEach(this::deliver);

        assertThat(ledger.settled(items))
                .extracting(Settled::item)
                .containsExactlyInAnyOrderElementsOf(items.subList(0, 600));
    }
}
