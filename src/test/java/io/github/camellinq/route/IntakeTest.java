package io.github.camellinq.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camellinq.SetClock;
import io.github.camellinq.media.FileVersion;
import io.github.camellinq.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntakeTest {
    private static final Settings.Retry RETRY =
            new Settings.Retry(Duration.ofSeconds(1), Duration.ofSeconds(30), 20, 100);

    private final SetClock clock = new SetClock();
    private final Intake intake = new Intake(Duration.ofSeconds(1), RETRY, clock);

    @TempDir
    Path folder;

    @Test
    void file_is_quiet_when_neither_bytes_nor_inode_changed_for_the_period() {
        FileTime now = FileTime.from(clock.instant());
        FileTime longAgo = FileTime.from(clock.instant().minusSeconds(3_600));
        FileVersion copiedWithItsTime = new FileVersion(true, 5, longAgo, now, "1");

        assertThat(intake.isQuiet(copiedWithItsTime)).isFalse();
        clock.pass(Duration.ofMillis(999));
        assertThat(intake.isQuiet(copiedWithItsTime)).isFalse();
        clock.pass(Duration.ofMillis(1));
        assertThat(intake.isQuiet(copiedWithItsTime)).isTrue();
    }

    @Test
    void time_of_writing_that_lies_ahead_says_nothing() {
        FileTime now = FileTime.from(clock.instant());
        FileTime ahead = FileTime.from(clock.instant().plusSeconds(3_600));
        FileVersion file = new FileVersion(true, 5, ahead, now, "1");

        assertThat(intake.isQuiet(file)).isFalse();
        clock.pass(Duration.ofSeconds(1));
        assertThat(intake.isQuiet(file)).isTrue();
    }

    /** As after the clock was set back. */
    @Test
    void file_that_changed_at_a_time_to_come_is_quiet_when_it_looks_the_same_for_the_period() {
        FileTime ahead = FileTime.from(clock.instant().plusSeconds(3_600));
        FileVersion file = new FileVersion(true, 5, ahead, ahead, "1");
        FileVersion longer = new FileVersion(true, 6, ahead, ahead, "1");

        assertThat(intake.isQuiet(file)).isFalse();
        clock.pass(Duration.ofMillis(600));
        assertThat(intake.isQuiet(longer)).isFalse();
        clock.pass(Duration.ofMillis(600));
        assertThat(intake.isQuiet(longer)).isFalse();
        clock.pass(Duration.ofMillis(400));
        assertThat(intake.isQuiet(longer)).isTrue();
    }

    @Test
    void empty_file_is_quiet_after_a_minute() {
        FileTime now = FileTime.from(clock.instant());
        FileVersion empty = new FileVersion(true, 0, now, now, "1");

        clock.pass(Duration.ofSeconds(59));
        assertThat(intake.isQuiet(empty)).isFalse();
        clock.pass(Duration.ofSeconds(1));
        assertThat(intake.isQuiet(empty)).isTrue();
    }

    @Test
    void each_visit_that_leaves_its_item_doubles_the_wait_up_to_half_a_minute() throws IOException {
        Item item = item();
        for (int seconds : new int[] {1, 2, 4, 8, 16, 30, 30}) {
            intake.begin(item);
            clock.pass(Duration.ofSeconds(seconds).minusMillis(1));
            assertThat(intake.isDue(folder.resolve("a.txt"))).as(seconds + " s").isFalse();
            clock.pass(Duration.ofMillis(1 + seconds * 1000 / 4));
            assertThat(intake.isDue(folder.resolve("a.txt"))).as(seconds + " s").isTrue();
        }
        assertThat(intake.begin(item).count()).isEqualTo(8);
    }

    @Test
    void longer_wait_that_was_asked_for_is_kept() throws IOException {
        Item item = item();
        intake.begin(item);

        intake.postpone(item, Duration.ofSeconds(90));

        clock.pass(Duration.ofSeconds(89));
        assertThat(intake.isDue(folder.resolve("a.txt"))).isFalse();
        clock.pass(Duration.ofSeconds(1));
        assertThat(intake.isDue(folder.resolve("a.txt"))).isTrue();
    }

    @Test
    void clock_that_is_set_back_lets_nobody_wait_for_the_old_time() throws IOException {
        intake.begin(item());
        intake.rest("lane", clock.instant().plusSeconds(60));
        assertThat(intake.isResting("lane")).isTrue();

        clock.pass(Duration.ofHours(-1));

        assertThat(intake.isDue(folder.resolve("a.txt"))).isTrue();
        assertThat(intake.isResting("lane")).isFalse();
        assertThat(intake.rest("lane", clock.instant().plusSeconds(60))).isTrue();
        clock.pass(Duration.ofSeconds(61));
        assertThat(intake.isResting("lane")).isFalse();
    }

    @Test
    void item_that_left_is_forgotten() throws IOException {
        Item item = item();
        intake.begin(item);
        intake.end(item);

        assertThat(intake.isDue(folder.resolve("a.txt"))).isTrue();
        assertThat(intake.begin(item).count()).isEqualTo(1);
    }

    @Test
    void item_whose_route_passed_it_by_is_known_as_that_until_it_leaves() throws IOException {
        Item item = item();
        assertThat(intake.begin(item).passedBy()).isFalse();
        intake.passBy(item);
        intake.postpone(item, Duration.ofSeconds(90));

        assertThat(intake.begin(item).passedBy()).isTrue();
        assertThat(intake.begin(item).passedBy()).isTrue();
        intake.end(item);
        intake.passBy(item);
        assertThat(intake.begin(item).passedBy()).isFalse();
    }

    @Test
    void item_that_was_left_lets_another_try_after_a_pause() throws IOException {
        Item item = item();
        intake.begin(item);
        intake.pause(item, "the service is out", Instant.MIN);
        clock.pass(Duration.ofSeconds(2));
        assertThat(intake.admits(item)).isTrue();
        assertThat(intake.isOpen()).isFalse();

        intake.left(item);

        assertThat(intake.isOpen()).isTrue();
    }

    private Item item() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "hello");
        return new Folders(folder, folder.resolveSibling("done"), folder.resolveSibling("dead"), false).item(file);
    }
}
