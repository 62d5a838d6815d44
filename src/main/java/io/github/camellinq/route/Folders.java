package io.github.camellinq.route;

import io.github.camellinq.media.FileVersion;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The three folders of one watched inbox.
 *
 * @param inbox where files are dropped
 * @param done where delivered files go
 * @param deadLetter where files go that cannot be delivered
 * @param deletes whether delivered files are deleted in place of moved
 */
record Folders(Path inbox, Path done, Path deadLetter, boolean deletes) {

    /** @throws IllegalArgumentException when a file that was put away would be found again */
    static Folders of(Path inbox, Path done, Path deadLetter) {
        Path root = inbox.toAbsolutePath().normalize();
        for (Path target : new Path[] {done, deadLetter}) {
            if (target.startsWith(root)) {
                throw new IllegalArgumentException(target + " lies in the inbox " + root
                        + ": what is put away there would be sent again; choose a folder outside");
            }
        }
        return new Folders(root, done, deadLetter, false);
    }

    /** The same, where delivered files are deleted or not. */
    Folders deleting(boolean delivered) {
        return new Folders(inbox, done, deadLetter, delivered);
    }

    /** The file at a path under the inbox, with its sidecar, as they are now. */
    FolderItem item(Path path) throws IOException {
        Path absolute = path.toAbsolutePath().normalize();
        FileVersion version = FileVersion.of(absolute);
        return new FolderItem(this, absolute, version, Sidecar.of(inbox, absolute, version));
    }
}
