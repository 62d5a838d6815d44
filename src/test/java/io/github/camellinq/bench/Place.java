package io.github.camellinq.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;

/** A folder of its own for one process, with its inbox, and beside it what is prepared to be dropped there. */
record Place(Path folder) implements AutoCloseable {

    static Place in(Path root) throws IOException {
        Place place = new Place(Files.createTempDirectory(root, "place"));
        Files.createDirectory(place.inbox());
        return place;
    }

    Path inbox() {
        return folder.resolve("inbox");
    }

    /**
     * Prepares files where nobody looks.
     *
     * @param first the first one's number
     * @return the folder of these files, which is to be dropped
     */
    Path stage(int first, int count, int perRecipient, int size) throws IOException {
        Path batch = Files.createDirectories(folder.resolve("staged-" + first));
        byte[] bytes = SampleFile.bytes(size);
        for (int number = first; number < first + count; number++) {
            SampleFile.of(number, perRecipient).write(batch, bytes);
        }
        return batch;
    }

    /** Drops files all at once, by the folders of their recipients. */
    void drop(Path batch) throws IOException {
        try (Stream<Path> recipients = Files.list(batch)) {
            for (Path recipient : recipients.toList()) {
                Files.move(recipient, inbox().resolve(recipient.getFileName()));
            }
        }
    }

    /** How many files are not yet away from the inbox. */
    long waiting() {
        try {
            return pictures(inbox()).size();
        } catch (UncheckedIOException e) {
            // A file went away while it was looked at: look again.
            return waiting();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All files of the benchmark below a folder. */
    static List<Path> pictures(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".jpg")).toList();
        }
    }

    /** Removes it with all that is in it. */
    @Override
    public void close() throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path emptied, IOException failure) throws IOException {
                Files.delete(emptied);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
