package io.github.camellinq.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Finds where a path leads when all links in it are followed, even when the path, or what a link leads to, does not exist yet.
 */
public final class RealPath {

    /** As many links as Linux follows. A circle of links has no end. */
    private static final int MOST_LINKS = 40;

    private RealPath() {}

    /** The real path of what exists, followed by the names of what does not. */
    public static Path of(Path path) {
        return of(path.toAbsolutePath().normalize(), MOST_LINKS);
    }

    /** Whether one folder is or contains the other. */
    public static boolean overlap(Path one, Path other) {
        Path first = of(one);
        Path second = of(other);
        return first.startsWith(second) || second.startsWith(first);
    }

    private static Path of(Path path, int links) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            // It does not exist, or nobody may look; what is above it still leads somewhere.
            Path parent = path.getParent();
            return parent == null ? path : end(of(parent, links).resolve(path.getFileName()), links);
        }
    }

    /** Where a link leads to something that does not exist. */
    private static Path end(Path path, int links) {
        try {
            return links > 0 && Files.isSymbolicLink(path)
                    ? of(path.resolveSibling(Files.readSymbolicLink(path)).normalize(), links - 1)
                    : path;
        } catch (IOException e) {
            // It has disappeared in the meantime.
            return path;
        }
    }
}
