package io.github.camellinq.route;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.Path;

/** Looks through a folder as its source does: the folder may itself be a link, but links in it are not followed. */
final class FolderWalk {

    /** The consumer calls itself for each subfolder. Once its stack overflows, it finds nothing any more. */
    private static final int DEEPEST = 100;

    /** Why a folder is not looked into. */
    static final String TOO_DEEP = "it lies more than " + DEEPEST + " folders deep; move it further up";

    private FolderWalk() {}

    /** Whether a folder is skipped, with everything in it, because it lies too deep; given its path under the watched folder. */
    static boolean isTooDeep(String relative) {
        return relative.chars().filter(sign -> sign == File.separatorChar).count() >= DEEPEST;
    }

    /**
     * Visits everything in a folder, but not the folder itself.
     *
     * @throws IOException when the folder cannot be listed, or when the visitor throws it
     */
    static void through(Path folder, FileVisitor<Path> visitor) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                Files.walkFileTree(entry, visitor);
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }
}
