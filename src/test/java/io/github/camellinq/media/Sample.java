package io.github.camellinq.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file of the samples folder as its manifest describes it. */
record Sample(String file, String row, String expected, String madeBy, long bytes) {
    static final Path FOLDER = Path.of("src/test/resources/samples");

    static List<Sample> all() {
        try {
            return Files.readAllLines(FOLDER.resolve("MANIFEST.tsv")).stream()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .map(c -> new Sample(c[0], c[1], c[2], c[3], Long.parseLong(c[4])))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] read(String file) {
        try {
            return Files.readAllBytes(FOLDER.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Content content() throws IOException {
        return Content.of(FOLDER.resolve(file));
    }

    @Override
    public String toString() {
        return file + " → " + expected;
    }
}
