package io.github.camellinq.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camellinq.SetClock;
import io.github.camellinq.ledger.JdbcLedger;
import io.github.camellinq.ledger.Ledger;
import io.github.camellinq.ledger.LedgerException;
import io.github.camellinq.ledger.LedgerSettings;
import io.github.camellinq.ledger.Pause;
import io.github.camellinq.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PausesTest {
    private static final Settings.Retry RETRY =
            new Settings.Retry(Duration.ofSeconds(1), Duration.ofSeconds(4), 20, 100);

    private final SetClock clock = new SetClock();

    @TempDir
    Path folder;

    private Ledger ledger;
    private Pauses pauses;

    @BeforeEach
    void open() {
        ledger = JdbcLedger.open(new LedgerSettings("jdbc:sqlite:" + folder.resolve("ledger.db")), clock);
        pauses = restarted();
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private Pauses restarted() {
        Pauses fresh = new Pauses(RETRY, clock);
        fresh.keepIn(ledger);
        return fresh;
    }

    @Test
    void one_item_is_let_in_when_the_pause_is_over() {
        pauses.pause("a", "outage", Instant.MIN);
        assertThat(pauses.maySeek()).isFalse();
        assertThat(pauses.admits("b")).isFalse();

        clock.pass(Duration.ofSeconds(1));

        assertThat(pauses.maySeek()).isTrue();
        assertThat(pauses.admits("b")).isTrue();
        assertThat(pauses.admits("c")).isFalse();
        assertThat(pauses.maySeek()).isFalse();
    }

    @Test
    void success_of_the_one_that_tries_ends_the_pause_and_no_other() {
        pauses.pause("a", "outage", Instant.MIN);
        clock.pass(Duration.ofSeconds(1));
        pauses.admits("b");

        pauses.succeeded("began earlier");
        assertThat(pauses.admits("c")).isFalse();
        pauses.succeeded("b");

        assertThat(pauses.admits("c")).isTrue();
        assertThat(ledger.paused()).isEmpty();
    }

    @Test
    void each_failure_of_the_one_that_tries_doubles_the_pause_up_to_the_longest() {
        pauses.pause("a", "outage", Instant.MIN);
        for (int seconds : new int[] {1, 2, 4, 4}) {
            assertThat(ledger.paused().map(Pause::until))
                    .contains(clock.instant().plusSeconds(seconds));
            clock.pass(Duration.ofSeconds(seconds));
            assertThat(pauses.admits("b")).isTrue();
            pauses.pause("b", "outage", Instant.MIN);
        }
    }

    @Test
    void others_that_fail_meanwhile_lengthen_the_pause_only_as_far_as_the_api_asks() {
        pauses.pause("a", "outage", Instant.MIN);
        pauses.pause("b", "outage", Instant.MIN);
        pauses.pause("c", "limit", clock.instant().plusSeconds(90));

        assertThat(ledger.paused().map(Pause::until)).contains(clock.instant().plusSeconds(90));
    }

    @Test
    void one_that_tried_and_showed_nothing_lets_another_try() {
        pauses.pause("a", "outage", Instant.MIN);
        clock.pass(Duration.ofSeconds(1));
        pauses.admits("b");

        pauses.ended("b");

        assertThat(pauses.admits("c")).isTrue();
    }

    @Test
    void one_that_never_comes_back_is_given_up() {
        pauses.pause("a", "outage", Instant.MIN);
        clock.pass(Duration.ofSeconds(1));
        pauses.admits("b");

        clock.pass(Duration.ofMinutes(11));

        assertThat(pauses.admits("c")).isTrue();
    }

    @Test
    void clock_that_is_set_back_lets_one_try_at_once() {
        pauses.pause("a", "outage", clock.instant().plusSeconds(30));
        clock.pass(Duration.ofSeconds(10));
        assertThat(pauses.maySeek()).isFalse();

        clock.pass(Duration.ofHours(-1));

        assertThat(pauses.maySeek()).isTrue();
        assertThat(pauses.admits("b")).isTrue();
        assertThat(pauses.maySeek()).isFalse();
        pauses.pause("b", "outage", Instant.MIN);
        clock.pass(Duration.ofSeconds(2));
        assertThat(pauses.maySeek()).isTrue();
    }

    @Test
    void clock_that_is_set_back_does_not_hide_what_another_node_writes() {
        Pauses other = restarted();
        other.maySeek();
        clock.pass(Duration.ofHours(-1));
        assertThat(other.maySeek()).isTrue();
        pauses.pause("a", "wrong key", clock.instant().plusSeconds(30));

        clock.pass(Duration.ofSeconds(1));

        assertThat(other.maySeek()).isFalse();
    }

    @Test
    void pause_that_the_ledger_could_note_only_later_began_when_it_did() {
        Pauses without = new Pauses(RETRY, clock);
        without.pause("a", "the ledger is locked", Instant.MIN);
        Instant begun = clock.instant();

        clock.pass(Duration.ofSeconds(20));
        ledger.pause("the ledger is locked", clock.instant().plusSeconds(4));
        without.keepIn(ledger);

        assertThat(without.pause().map(Pause::since)).contains(begun);
    }

    @Test
    void pause_outlives_a_restart() {
        pauses.pause("a", "wrong key", clock.instant().plusSeconds(30));

        Pauses after = restarted();

        assertThat(after.maySeek()).isFalse();
        clock.pass(Duration.ofSeconds(30));
        assertThat(after.admits("b")).isTrue();
        after.succeeded("b");
        assertThat(ledger.paused()).isEmpty();
    }

    @Test
    void pause_and_its_end_reach_another_node() {
        Pauses other = restarted();
        pauses.pause("a", "wrong key", Instant.MIN);
        clock.pass(Duration.ofMillis(999));
        assertThat(other.maySeek()).isTrue();
        clock.pass(Duration.ofMillis(1));

        // The pause is over by now, and its end is not written before somebody tried.
        assertThat(other.admits("b")).isTrue();
        assertThat(other.maySeek()).isTrue();
        assertThat(other.admits("c")).isTrue();
        assertThat(other.admits("d")).isFalse();
        pauses.admits("b");
        pauses.succeeded("b");
        clock.pass(Duration.ofSeconds(1));
        other.maySeek();

        assertThat(other.admits("d")).isTrue();
    }

    @Test
    void pause_for_the_ledger_ends_when_it_notes_what_the_one_that_tries_came_to() {
        pauses.ledgerFailed("a", new LedgerException("the ledger is locked"));
        pauses.ledgerFailed("late", new LedgerException("the ledger is full"));
        pauses.noted("a");
        assertThat(pauses.pause()).as("nobody tries yet").isPresent();
        clock.pass(Duration.ofSeconds(1));
        assertThat(pauses.admits("b")).isTrue();

        pauses.noted("b");

        assertThat(pauses.admits("c")).isTrue();
        assertThat(ledger.paused()).isEmpty();
    }

    @Test
    void pause_for_anything_else_does_not_end_because_the_ledger_works() {
        pauses.ledgerFailed("a", new LedgerException("the ledger is locked"));
        clock.pass(Duration.ofSeconds(1));
        pauses.admits("b");
        pauses.pause("b", "outage", Instant.MIN);
        clock.pass(Duration.ofSeconds(2));
        pauses.admits("c");

        pauses.noted("c");

        assertThat(pauses.admits("d")).isFalse();
        assertThat(ledger.paused()).isPresent();
    }

    @Test
    void ledger_that_fails_pauses_in_memory() {
        ledger.close();

        pauses.pause("a", "the ledger cannot be written", Instant.MIN);

        assertThat(pauses.admits("b")).isFalse();
        clock.pass(Duration.ofSeconds(1));
        assertThat(pauses.admits("b")).isTrue();
        pauses.succeeded("b");
        assertThat(pauses.admits("c")).isTrue();
    }
}
