package io.github.camellinq.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A file: looked at, and opened and read to its end, with the checks that it is still the same one. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ContentBenchmark {
    private final byte[] buffer = new byte[256 * 1024];

    @Param({"8192", "1048576"})
    private int size;

    private Path file;
    private Content content;

    @Setup
    public void write() throws IOException {
        file = Files.createTempFile("content", ".bin");
        Files.write(file, new byte[size]);
        content = Content.of(file);
    }

    @TearDown
    public void delete() throws IOException {
        Files.delete(file);
    }

    @Benchmark
    public Content look() throws IOException {
        return Content.of(file);
    }

    @Benchmark
    public long openAndRead() throws IOException {
        long all = 0;
        try (InputStream in = content.open()) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                all += count;
            }
        }
        content.verify();
        return all;
    }
}
