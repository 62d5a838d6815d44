package io.github.camellinq.route;

import io.github.camellinq.media.FileVersion;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    /** What has a meaning of its own where Camel's File component takes a path from an endpoint URI. */
    private static final Pattern NO_ADDRESS =
            Pattern.compile("\\?|%[0-9A-Fa-f]{2}|\\$\\{|\\$simple\\{" + (File.separatorChar == '/' ? "|\\\\" : ""));

    /**
     * @throws IllegalArgumentException when Camel cannot watch the inbox, or when it would contain files that nobody dropped
     *     there
     */
    static Folders of(Path inbox, Settings settings) {
        Path root = inbox.toAbsolutePath().normalize();
        noAddress(root).ifPresent(why -> {
            throw new IllegalArgumentException(root + why);
        });
        FolderPlaces.fault(root, settings).ifPresent(why -> {
            throw new IllegalArgumentException(why);
        });
        return new Folders(root, settings.done(), settings.deadLetter(), settings.deletesDelivered());
    }

    /** Why Camel cannot watch a folder, worded to follow its path; empty when it can. */
    static Optional<String> noAddress(Path inbox) {
        Matcher sign = NO_ADDRESS.matcher(inbox.toString());
        return sign.find()
                ? Optional.of(" cannot be watched because '" + sign.group()
                        + "' has a meaning in Camel's endpoint URIs: rename it")
                : Optional.empty();
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
