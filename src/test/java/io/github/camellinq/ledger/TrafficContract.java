package io.github.camellinq.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camellinq.api.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a ledger knows of deliveries together, on every database: the pace, attachments that are reused, the pause. */
abstract class TrafficContract extends DeliveryContract {
    // Pace

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
}
