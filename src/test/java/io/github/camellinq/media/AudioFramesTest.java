package io.github.camellinq.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AudioFramesTest {

    @Test
    void frames_that_lead_to_each_other_are_audio() {
        assertThat(AudioFrames.at(Sample.read("song-without-tag.mp3"), 0)).isEqualTo("mpeg");
        assertThat(AudioFrames.at(Sample.read("song.mp2"), 0)).isEqualTo("mpeg");
        assertThat(AudioFrames.at(Sample.read("beep.aac"), 0)).isEqualTo("adts");
    }

    @Test
    void one_header_in_other_data_is_not() {
        byte[] noise = new byte[10_000];
        new Random(1).nextBytes(noise);
        System.arraycopy(Sample.read("song-without-tag.mp3"), 0, noise, 0, 4);

        assertThat(AudioFrames.at(noise, 0)).isNull();
        assertThat(AudioFrames.at(new byte[] {-1, -2, 'a', 0, 'b', 0, 'c', 0}, 0))
                .isNull();
        assertThat(AudioFrames.at(new byte[] {-1}, 0)).isNull();
    }

    @Test
    void mpeg_video_of_the_first_and_second_kind_is_told_apart() {
        assertThat(MpegKind.of(Sample.read("movie.mpg"))).isEqualTo("1");
        assertThat(MpegKind.of(Sample.read("movie.m1v"))).isEqualTo("1");
        assertThat(MpegKind.of(Sample.read("movie-two.mpg"))).isEqualTo("2");
        assertThat(MpegKind.of(Sample.read("movie.m2v"))).isEqualTo("2");
        assertThat(MpegKind.of(Arrays.copyOf(Sample.read("movie.mpg"), 8))).isNull();
    }
}
