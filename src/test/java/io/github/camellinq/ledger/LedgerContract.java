package io.github.camellinq.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camellinq.SetClock;
import io.github.camellinq.api.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for a ledger on every database. */
abstract class LedgerContract {
    static final Duration LEASE = Duration.ofMinutes(5);
    static final Duration STEP = Duration.ofSeconds(1);
    static final Fingerprint PICTURE = new Fingerprint("abc", 3, "a.png", "image/png");
    static final Failure RESET = new Failure("reset", null, null, null, "connection reset");

    private static final Duration FAR = Duration.ofDays(3650);

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

    // Claims

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
        clock.pass(FAR);
        ledger.sending(paced("a", "p"));
        ledger.sending(paced("b", "p"));
        ledger.postponed(claim("c"), now().plusSeconds(30), RESET, 0);
        clock.pass(FAR.negated());
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

    // Pace

    private static Pace two(String... pairs) {
        return new Pace(List.of(pairs), 2, Duration.ofSeconds(60));
    }

    private Claim paced(String item, String... pairs) {
        return (Claim) ledger.claim(request(item, two(pairs)));
    }

    @Test
    void no_more_messages_go_to_a_pair_than_its_period_allows() {
        ledger.sending(paced("1", "me>you"));
        clock.pass(Duration.ofSeconds(10));
        ledger.sending(paced("2", "me>you"));

        Instant free = now().plusSeconds(50);
        assertThat(refused("3", two("me>you"))).isEqualTo(new Refusal(Refusal.Cause.PACE, free));
        assertThat(refused("3", two("me>her", "me>you")).cause()).isEqualTo(Refusal.Cause.PACE);
        assertThat(ledger.find("3")).isEmpty();
        paced("4", "me>her");
        clock.pass(Duration.ofSeconds(50));
        paced("3", "me>you");
    }

    @Test
    void claims_take_their_places_before_they_send() throws Exception {
        AtomicInteger won = new AtomicInteger();
        List<Callable<Void>> tasks = IntStream.range(0, 8)
                .<Callable<Void>>mapToObj(i -> () -> {
                    if (ledger.claim(request("file" + i, two("me>you", "me>her"))) instanceof Claim) {
                        won.incrementAndGet();
                    }
                    return null;
                })
                .toList();
        run(tasks);

        assertThat(won).hasValue(2);
    }

    @Test
    void places_that_were_not_used_are_given_back() {
        ledger.postponed(paced("1", "p"), now(), RESET, 0);
        ledger.release(paced("2", "p"));
        ledger.dead(paced("3", "p"), Reason.EMPTY, RESET);
        Claim refusedByLinq = paced("4", "p");
        ledger.sending(refusedByLinq);
        ledger.sendFailed(refusedByLinq);
        ledger.postponed(refusedByLinq, now(), RESET, 0);

        ledger.sending(paced("5", "p"));
        ledger.sending(ledger.renew(paced("6", "p"), now().plus(LEASE).plus(LEASE)));
        assertThat(refused("7", two("p")).cause()).isEqualTo(Refusal.Cause.PACE);
    }

    @Test
    void send_with_unknown_outcome_counts() {
        for (String item : List.of("1", "2")) {
            Claim claim = paced(item, "p");
            ledger.sending(claim);
            clock.pass(Duration.ofMillis(1));
            ledger.postponed(claim, now(), RESET, 0);
        }
        assertThat(refused("3", two("p")).cause()).isEqualTo(Refusal.Cause.PACE);
    }

    @Test
    void what_was_sent_is_put_away_whatever_the_pace() {
        Claim sent = paced("1", "p");
        ledger.sending(sent);
        ledger.sent(sent, "m", "c");
        ledger.release(sent);
        ledger.sending(paced("2", "p"));
        clock.pass(STEP);

        assertThat(paced("1", "p").resumeAt()).isEqualTo(Stage.SENT);
    }

    // Reuse

    @Test
    void same_bytes_under_the_same_name_are_reused_until_deleted() {
        Instant start = now();
        deliver("a");
        deliver("b");

        assertThat(ledger.reusable(PICTURE, start))
                .hasValueSatisfying(upload -> assertThat(upload.attachmentId()).startsWith("att-"));
        assertThat(ledger.reusable(PICTURE, start.plusMillis(1))).isEmpty();
        assertThat(ledger.reusable(new Fingerprint("abc", 3, "b.png", "image/png"), start))
                .isEmpty();
        assertThat(ledger.reusable(new Fingerprint(null, 3, "a.png", "image/png"), start))
                .isEmpty();
        ledger.attachmentDeleted(entry("a"));
        assertThat(ledger.reusable(PICTURE, start)).contains(new Upload("att-b", start));
        ledger.attachmentDeleted(entry("b"));
        assertThat(ledger.reusable(PICTURE, start)).isEmpty();
    }

    @Test
    void reused_upload_does_not_grow_younger() {
        Instant start = now();
        deliver("a");
        clock.pass(STEP);
        Upload upload = ledger.reusable(PICTURE, start).orElseThrow();

        ledger.reused(claim("b"), upload, PICTURE);

        assertThat(entry("b").stage()).isEqualTo(Stage.UPLOADED);
        assertThat(entry("b").attachmentId()).isEqualTo("att-a");
        assertThat(entry("b").times().uploaded()).isEqualTo(start);
        assertThat(ledger.reusable(PICTURE, start.plusMillis(1))).isEmpty();
    }

    @Test
    void attachment_that_is_gone_is_uploaded_anew_and_reused_by_nobody() {
        deliver("a");
        Claim claim = claim("b");
        ledger.reused(claim, ledger.reusable(PICTURE, now()).orElseThrow(), PICTURE);

        ledger.attachmentGone(claim);

        assertThat(ledger.reusable(PICTURE, now())).isEmpty();
        assertThat(entry("b").stage()).isEqualTo(Stage.RECEIVED);
        assertThat(ledger.attachments(null, now().plus(STEP))).isEmpty();
        ledger.uploaded(claim, "att-new", PICTURE);
        assertThat(ledger.reusable(PICTURE, now())).contains(new Upload("att-new", now()));
    }

    @Test
    void deleted_attachment_is_deleted_for_all_that_used_it() {
        for (String item : List.of("a", "b")) {
            ledger.uploaded(claim(item), "shared", PICTURE);
        }
        clock.pass(STEP);
        assertThat(ledger.attachments("+15551234567", now())).hasSize(2);
        assertThat(ledger.attachments("+15550000000", now())).isEmpty();
        assertThat(ledger.attachments(null, now().minus(STEP))).isEmpty();

        ledger.attachmentDeleted(entry("a"));

        assertThat(ledger.attachments(null, now())).isEmpty();
        assertThat(entry("b").times().attachmentDeleted()).isEqualTo(now());
    }

    // Pausing and the gate

    @Test
    void pause_survives_reopening() {
        ledger.pause("no route to host", now().plusSeconds(1));
        Instant since = now();
        clock.pass(STEP);
        ledger.pause("wrong key", now().plusSeconds(30));
        reopen();

        assertThat(ledger.paused()).contains(new Pause("wrong key", since, now().plusSeconds(30)));
        ledger.resume();
        assertThat(ledger.paused()).isEmpty();
    }

    @Test
    void everything_survives_reopening() {
        deliver("a");
        Claim claim = claim("b");
        ledger.uploaded(claim, "att", PICTURE);
        ledger.postponed(claim, now().plusSeconds(30), RESET, 0);
        reopen();

        assertThat(entry("a").stage()).isEqualTo(Stage.SENT);
        assertThat(ledger.notDue()).isEqualTo(Map.of("b", now().plusSeconds(30)));
        clock.pass(Duration.ofSeconds(30));
        assertThat(ledger.notDue()).isEmpty();
        assertThat(claim("b").resumeAt()).isEqualTo(Stage.UPLOADED);
    }

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
    void what_may_have_been_sent_and_is_dead_for_it_begins_a_new_round_with_a_known_outcome() {
        Claim first = claim("a");
        ledger.uploaded(first, "att", PICTURE);
        ledger.sending(first);
        ledger.dead(first, Reason.MAYBE_SENT, RESET);
        ledger.release(first);

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
