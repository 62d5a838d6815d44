package io.github.camellinq.route;

import io.github.camellinq.media.FileVersion;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** Why something in an inbox is never taken, however long it waits: in the same words for the log, {@code status} and the dry run. */
final class Obstruction {

    static final String UNREADABLE = "it cannot be read; give the user of this process the right to read it";
    static final String UNREADABLE_NAME = ReadableNames.UNREADABLE + " or rename it";

    /** The consumer calls itself for each subfolder. Once its stack overflows, it finds nothing any more. */
    private static final int DEEPEST = 100;

    private static final String LINK = "it is a link";
    private static final String TOO_DEEP = "it lies more than " + DEEPEST + " folders deep; move it further up";

    private Obstruction() {}

    /**
     * Why a folder is not looked into, with everything in it.
     *
     * @param relative its path under the inbox
     */
    static Optional<String> ofFolder(Path folder, String relative) {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.of(LINK);
        }
        if (relative.chars().filter(sign -> sign == File.separatorChar).count() >= DEEPEST) {
            return Optional.of(TOO_DEEP);
        }
        return Files.isReadable(folder) ? Optional.empty() : Optional.of(UNREADABLE);
    }

    /** Why what lies at the place of a file is not taken. A regular file is not looked at again. */
    static Optional<String> ofFile(Path file, FileVersion seen) {
        if (seen.regular()) {
            return Optional.empty();
        }
        return Optional.of(Files.isSymbolicLink(file) ? LINK : "it is not a regular file");
    }

    /** Why a file is not taken because of what lies at the place of its sidecar. */
    static Optional<String> ofSidecar(Path sidecar, FileVersion seen) {
        return seen.regular()
                ? Optional.empty()
                : Optional.of("its " + sidecar.getFileName() + " is not a regular file");
    }
}
