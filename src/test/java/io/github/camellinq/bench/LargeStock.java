package io.github.camellinq.bench;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Files of 50 MB that are made once and moved from round to round, so that all read them out of the system's memory and none
 * pays for their being written.
 *
 * @param all the folder in which they rest between the rounds
 * @param count how many they are, with the numbers from zero
 */
record LargeStock(Path all, int count) {
    static final int MEGABYTES = 50;

    static LargeStock make(Path root, int count) throws IOException {
        Place place = Place.in(root);
        long needed = (count + 2L) * MEGABYTES << 20;
        long free = Files.getFileStore(root).getUsableSpace();
        if (free < needed) {
            throw new IOException(root + " has " + (free >> 20) + " MB free, the large files need " + (needed >> 20)
                    + ": make room, name another folder with -Dbench.folder or fewer files with -Dbench.large-files");
        }
        LargeStock stock = new LargeStock(Files.createDirectory(place.folder().resolve("all")), count);
        place.stage(0, count, 1, MEGABYTES << 20);
        stock.takeBack(place);
        return stock;
    }

    /** Lends them all to a place, in a folder that is to be dropped there. */
    Path lend(Place place) throws IOException {
        Path batch = Files.createDirectory(place.folder().resolve("staged"));
        for (int number = 0; number < count; number++) {
            SampleFile file = SampleFile.of(number, 1);
            Path recipient = Files.createDirectory(batch.resolve(file.recipient()));
            Files.move(all.resolve(file.name()), recipient.resolve(file.name()));
        }
        // A move is a change; each must have been quiet for a while before it is dropped.
        await().pollDelay(Duration.ofMillis(1100)).until(() -> true);
        return batch;
    }

    /** Takes them from wherever in the place they are now, or will be once they are put away; leaves what is not of the stock. */
    void takeBack(Place place) {
        await().ignoreExceptions().until(() -> {
            for (Path file : Place.pictures(place.folder())) {
                if (SampleFile.named(file.getFileName().toString()).number() < count) {
                    Files.move(file, all.resolve(file.getFileName()));
                }
            }
            return Place.pictures(all).size() == count;
        });
    }
}
