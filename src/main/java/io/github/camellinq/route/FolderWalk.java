package io.github.camellinq.route;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.Path;

/** Looks through a folder as its source does: the folder may itself be a link, but links in it are not followed. */
final class FolderWalk {

    private FolderWalk() {}

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
