package io.github.camellinq.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MediaTypeDetectorFuzzTest {
    private static final long SEED = 20261121;
    private static final int MUTATIONS = 10_000;
    private static final int LARGEST = 64 * 1024;

    @Test
    void damaged_files_are_sent_or_rejected_and_nothing_else_happens() {
        System.out.println("Mutations of samples with seed " + SEED);
        List<Sample> samples =
                Sample.all().stream().filter(s -> s.bytes() <= LARGEST).toList();
        List<byte[]> files = samples.stream().map(s -> Sample.read(s.file())).toList();
        Random random = new Random(SEED);
        List<String> failures = new ArrayList<>();
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (int i = 0; i < MUTATIONS; i++) {
                int which = random.nextInt(files.size());
                byte[] mutant = mutate(files.get(which), random);
                String name = samples.get(random.nextInt(4) == 0 ? random.nextInt(files.size()) : which)
                        .file();
                try {
                    MediaTypeDetectorTest.verdict(name, Content.of(mutant));
                } catch (IOException | RuntimeException e) {
                    failures.add("mutation " + i + " of " + samples.get(which).file() + " named " + name + ": " + e);
                }
            }
        });
        assertThat(failures).isEmpty();
    }

    private static byte[] mutate(byte[] file, Random random) {
        byte[] bytes = file.clone();
        if (random.nextInt(4) == 0) {
            bytes = Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length));
        }
        for (int n = random.nextInt(16); n > 0; n--) {
            // Headers and directories sit at both ends, and extreme values hurt most.
            int reach = random.nextBoolean() ? Math.min(bytes.length, 600) : bytes.length;
            int at = random.nextBoolean() ? random.nextInt(reach) : bytes.length - 1 - random.nextInt(reach);
            byte[] extremes = {0, 1, -1, 0x7F, -128, (byte) random.nextInt()};
            bytes[at] = extremes[random.nextInt(extremes.length)];
        }
        return bytes;
    }
}
