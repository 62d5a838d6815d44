package io.github.camellinq.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camellinq.SetClock;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StillFoldersTest {
    private static final Instant LONG_AGO = Instant.parse("2025-01-01T00:00:00Z");

    private static final Duration QUIET = Duration.ofSeconds(1);

    @TempDir
    Path inbox;

    private final SetClock clock = new SetClock();
    private final StillFolders folders = new StillFolders(clock, QUIET);
    private File ann;

    @BeforeEach
    void folders() throws Exception {
        ann = Files.createDirectory(inbox.resolve("ann")).toFile();
        touch(ann, LONG_AGO);
        touch(inbox.toFile(), LONG_AGO);
    }

    private static void touch(File folder, Instant time) throws Exception {
        Files.setLastModifiedTime(folder.toPath(), FileTime.from(time));
    }

    private void begin() {
        folders.begin(inbox.toFile());
        folders.pass("ann");
        folders.list(ann, "ann");
    }

    /** A look that found nothing, and the quiet period after it. */
    private void look() {
        begin();
        clock.pass(QUIET);
    }

    @Test
    void before_the_first_look_nothing_is_known() {
        assertThat(folders.areStill()).isFalse();
    }

    @Test
    void after_an_empty_look_they_are_still_until_a_name_comes_in_anywhere() throws Exception {
        look();
        assertThat(folders.areStill()).isTrue();

        Files.writeString(ann.toPath().resolve("photo.jpg"), "a photo");
        clock.pass(QUIET);
        assertThat(folders.areStill()).isFalse();
    }

    @Test
    void what_comes_in_can_be_quiet_only_a_quiet_period_after_the_times_were_asked_for() throws Exception {
        look();
        assertThat(folders.areStill()).isTrue();

        Files.writeString(ann.toPath().resolve("photo.jpg"), "a photo");
        clock.pass(QUIET.minusMillis(1));
        assertThat(folders.areStill()).isTrue();
        clock.pass(Duration.ofMillis(1));
        assertThat(folders.areStill()).isFalse();
    }

    @Test
    void new_folder_is_a_change_too() throws Exception {
        look();

        Files.createDirectory(inbox.resolve("bob"));

        assertThat(folders.areStill()).isFalse();
    }

    @Test
    void what_a_look_leaves_is_looked_at_again() {
        begin();
        folders.leave();

        assertThat(folders.areStill()).isFalse();
    }

    @Test
    void warm_file_is_looked_at_when_it_is_quiet() {
        begin();
        folders.leaveUntil(clock.instant().plusMillis(400));
        folders.leaveUntil(clock.instant().plusMillis(700));

        clock.pass(Duration.ofMillis(399));
        assertThat(folders.areStill()).isTrue();
        clock.pass(Duration.ofMillis(1));
        assertThat(folders.areStill()).isFalse();
    }

    @Test
    void what_comes_in_beside_a_warm_file_is_looked_for_after_a_quiet_period() {
        begin();
        folders.leaveUntil(clock.instant().plusSeconds(60));

        clock.pass(QUIET.minusMillis(1));
        assertThat(folders.areStill()).isTrue();
        clock.pass(Duration.ofMillis(1));
        assertThat(folders.areStill()).isFalse();
    }

    @Test
    void change_within_the_tick_of_a_clock_is_not_missed() throws Exception {
        touch(ann, clock.instant().minusSeconds(1));
        Instant before = clock.instant();
        look();
        // A name that came in after the look, and within the same tick of the file system's clock.
        Files.writeString(ann.toPath().resolve("photo.jpg"), "a photo");
        touch(ann, before.minusSeconds(1));

        assertThat(folders.areStill()).isFalse();
    }

    @Test
    void folders_that_tell_nothing_are_looked_at_now_and_then() {
        look();

        clock.pass(Duration.ofSeconds(10));

        assertThat(folders.areStill()).isFalse();
    }

    /** While there is more to do: a look that listed ann, and then came to another name. */
    private void lookOnTo(String next) {
        begin();
        folders.pass(next);
        folders.leave();
    }

    @Test
    void folder_with_nothing_in_it_is_not_listed_again_until_a_name_comes_in() throws Exception {
        lookOnTo("bob");
        clock.pass(QUIET);
        folders.begin(inbox.toFile());
        assertThat(folders.isStillEmpty(ann)).isTrue();

        Files.writeString(ann.toPath().resolve("photo.jpg"), "a photo");
        clock.pass(QUIET);
        folders.begin(inbox.toFile());
        assertThat(folders.isStillEmpty(ann)).isFalse();
    }

    @Test
    void folder_with_nothing_in_it_is_asked_again_when_what_came_meanwhile_can_be_quiet() throws Exception {
        lookOnTo("bob");
        Files.writeString(ann.toPath().resolve("photo.jpg"), "a photo");
        clock.pass(QUIET.minusMillis(1));
        folders.begin(inbox.toFile());
        assertThat(folders.isStillEmpty(ann)).isTrue();

        clock.pass(Duration.ofMillis(1));

        assertThat(folders.areStill()).isFalse();
        folders.begin(inbox.toFile());
        assertThat(folders.isStillEmpty(ann)).isFalse();
    }

    @Test
    void folder_that_is_not_listed_again_counts_among_those_that_must_be_unchanged() throws Exception {
        lookOnTo("bob");
        folders.begin(inbox.toFile());
        folders.pass("ann");
        assertThat(folders.isStillEmpty(ann)).isTrue();
        clock.pass(QUIET);
        assertThat(folders.areStill()).isTrue();

        Files.writeString(ann.toPath().resolve("photo.jpg"), "a photo");
        clock.pass(QUIET);

        assertThat(folders.areStill()).isFalse();
    }

    @Test
    void clock_that_is_set_back_holds_nothing_up() {
        lookOnTo("bob");
        clock.pass(Duration.ofHours(-1));

        assertThat(folders.areStill()).isFalse();
        folders.begin(inbox.toFile());
        assertThat(folders.isStillEmpty(ann)).isFalse();
    }

    @Test
    void still_folders_are_looked_at_when_the_clock_is_set_back() {
        look();
        assertThat(folders.areStill()).isTrue();

        clock.pass(Duration.ofHours(-1));

        assertThat(folders.areStill()).isFalse();
    }

    @Test
    void folder_with_a_name_in_it_is_listed_again() {
        lookOnTo("ann/photo.jpg");

        assertThat(folders.isStillEmpty(ann)).isFalse();
    }

    @Test
    void name_that_only_begins_like_the_folder_is_not_in_it() {
        lookOnTo("ann-marie");

        assertThat(folders.isStillEmpty(ann)).isTrue();
    }

    @Test
    void folder_after_which_a_look_came_to_nothing_is_listed_again_as_the_look_may_have_stopped_in_it() {
        begin();
        folders.leave();

        begin();

        assertThat(folders.isStillEmpty(ann)).isFalse();
    }

    @Test
    void folder_that_changed_just_now_is_listed_again() throws Exception {
        touch(ann, clock.instant().minusMillis(99));
        lookOnTo("bob");

        assertThat(folders.isStillEmpty(ann)).isFalse();
    }

    @Test
    void time_in_whole_seconds_is_believed_later() throws Exception {
        touch(ann, clock.instant());
        clock.pass(Duration.ofMillis(1999));
        lookOnTo("bob");
        assertThat(folders.isStillEmpty(ann)).isFalse();

        clock.pass(Duration.ofMillis(1));
        lookOnTo("bob");
        assertThat(folders.isStillEmpty(ann)).isTrue();
    }

    @Test
    void folder_that_tells_nothing_is_listed_now_and_then() {
        lookOnTo("bob");

        clock.pass(Duration.ofSeconds(10));
        folders.begin(inbox.toFile());

        assertThat(folders.isStillEmpty(ann)).isFalse();
    }
}
