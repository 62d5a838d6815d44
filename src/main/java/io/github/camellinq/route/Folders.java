package io.github.camellinq.route;

import io.github.camellinq.media.FileVersion;
import io.github.camellinq.settings.FolderPlaces;
import io.github.camellinq.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The three folders of one watched inbox.
 *
 * @param inbox where files are dropped
 * @param done where delivered files go
 * @param deadLetter where files go that cannot be delivered
 * @param deletes whether delivered files are deleted instead of moved
 */
record Folders(Path inbox, Path done, Path deadLetter, boolean deletes) {
    private static final Logger LOG = LoggerFactory.getLogger(Folders.class);

    /**
     * @throws IllegalArgumentException when Camel cannot watch the inbox, or when it would contain files that nobody dropped
     *     there
     */
    static Folders of(Path inbox, Settings settings) {
        Path root = inbox.toAbsolutePath().normalize();
        FolderPlaces.noAddress(root).ifPresent(why -> {
            throw new IllegalArgumentException(root + why);
        });
        FolderPlaces.fault(root, settings).ifPresent(why -> {
            throw new IllegalArgumentException(why);
        });
        return new Folders(root, settings.done(), settings.deadLetter(), settings.deletesDelivered());
    }

    /**
     * Whether a delivered file is only renamed, so that it is the same file when it is moved back. Otherwise it becomes another
     * one.
     */
    boolean renames() {
        try {
            return !deletes
                    && (!Files.isDirectory(done) || Files.getFileStore(done).equals(Files.getFileStore(inbox)));
        } catch (IOException e) {
            LOG.debug("It is unknown whether {} and {} are on the same file system", done, inbox, e);
            return !deletes;
        }
    }

    /** The file at a path under the inbox, with its sidecar, as they are now. */
    FolderItem item(Path path) throws IOException {
        Path absolute = path.toAbsolutePath().normalize();
        FileVersion version = FileVersion.of(absolute);
        return new FolderItem(this, absolute, version, Sidecar.of(inbox, absolute, version));
    }
}
