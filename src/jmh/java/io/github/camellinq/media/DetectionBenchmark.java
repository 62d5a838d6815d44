package io.github.camellinq.media;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The media type of files of several kinds, each of which takes another way through the detector. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class DetectionBenchmark {
    private final MediaTypeDetector detector = new MediaTypeDetector();

    @Param({"photo.jpg", "photo.mp4", "plain.pdf", "table.csv", "sheet.xlsx", "sheet.xls", "song.mp3"})
    private String sample;

    private Content content;

    @Setup
    public void read() {
        content = Content.of(Sample.read(sample));
    }

    @Benchmark
    public String detect() throws IOException {
        return detector.detect(sample, content);
    }
}
