package io.github.camellinq.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camellinq.api.LinqRejectedException;
import io.github.camellinq.api.Reason;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SpooledContentTest {
    private static final int LARGE = SpooledContent.IN_MEMORY + 100_000;

    @Test
    void a_small_stream_stays_in_memory() throws IOException {
        assertThat(spooled(SpooledContent.IN_MEMORY)).isInstanceOf(BytesContent.class);
        assertThat(spooled(0).size()).isZero();
    }

    @Test
    void a_large_stream_goes_to_a_file_that_has_no_name() throws IOException {
        long before = spoolFiles();
        Content content = spooled(LARGE);

        assertThat(content).isInstanceOf(SpooledContent.class);
        assertThat(content.size()).isEqualTo(LARGE);
        assertThat(content.open()).hasBinaryContent(bytes(LARGE));
        assertThat(spoolFiles()).isEqualTo(before);
    }

    @Test
    void opens_in_the_middle_and_skips() throws IOException {
        Content content = spooled(LARGE);
        byte[] end = Arrays.copyOfRange(bytes(LARGE), LARGE - 10, LARGE);

        assertThat(content.open(LARGE - 10)).hasBinaryContent(end);
        InputStream in = content.open();
        in.skipNBytes(LARGE - 10);
        assertThat(in.available()).isEqualTo(10);
        assertThat(in.read()).isEqualTo(end[0] & 0xFF);
        assertThat(in.readAllBytes()).hasSize(9);
        assertThat(in.read()).isEqualTo(-1);
        assertThatThrownBy(() -> content.open(LARGE + 1)).isInstanceOf(EOFException.class);
    }

    @Test
    void several_threads_read_at_once() throws Exception {
        Content content = spooled(LARGE);
        byte[] expected = bytes(LARGE);
        Callable<byte[]> read = () -> content.open().readAllBytes();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<byte[]>> readers =
                    IntStream.range(0, 16).mapToObj(i -> read).toList();
            for (Future<byte[]> result : threads.invokeAll(readers)) {
                assertThat(result.get()).isEqualTo(expected);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void an_interrupted_reader_does_no_harm_to_the_next() throws IOException {
        Content content = spooled(LARGE);
        Thread.currentThread().interrupt();
        try {
            assertThat(content.open().readAllBytes()).hasSize(LARGE);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(content.open().readAllBytes()).hasSize(LARGE);
    }

    @Test
    void the_stream_is_closed_also_when_it_breaks_off() {
        AtomicBoolean closed = new AtomicBoolean();
        InputStream broken = new InputStream() {
            private int left = LARGE;

            @Override
            public int read() throws IOException {
                if (left-- <= 0) {
                    throw new IOException("broken off");
                }
                return 0;
            }

            @Override
            public void close() {
                closed.set(true);
            }
        };

        assertThatThrownBy(() -> Content.spool(broken)).hasMessage("broken off");
        assertThat(closed).isTrue();
    }

    @Test
    void an_endless_stream_does_not_fill_the_disk() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 0;
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                return length;
            }
        };

        assertThatThrownBy(() -> Content.spool(endless))
                .isInstanceOfSatisfying(
                        LinqRejectedException.class, e -> assertThat(e.reason()).isEqualTo(Reason.TOO_LARGE));
    }

    private static Content spooled(int length) throws IOException {
        return Content.spool(new ByteArrayInputStream(bytes(length)));
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(1).nextBytes(bytes);
        return bytes;
    }

    private static long spoolFiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(f -> f.getFileName().toString().startsWith("camel-linq-"))
                    .count();
        }
    }
}
