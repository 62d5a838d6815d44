package io.github.camellinq.route;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds where a path leads when all links in it are followed, also where it, or what a link leads to, is not there yet. */
public final class RealPath {

    /** So many links as Linux follows; a circle has no end. */
    private static final int MOST_LINKS = 40;

    private RealPath() {}

    /** The real path of what is there, with the names of what is not after it. */
    public static Path of(Path path) {
        return of(path.toAbsolutePath().normalize(), MOST_LINKS);
    }

    /** Whether one of two folders is the other, or lies in it. */
    public static boolean overlap(Path one, Path other) {
        Path first = of(one);
        Path second = of(other);
        return first.startsWith(second) || second.startsWith(first);
    }

    private static Path of(Path path, int links) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            // It is not there, or nobody may look: what is above it leads somewhere all the same.
            Path parent = path.getParent();
            return parent == null ? path : end(of(parent, links).resolve(path.getFileName()), links);
        }
    }

    /** Where a link leads to something that is not there. */
    private static Path end(Path path, int links) {
        try {
            return links > 0 && Files.isSymbolicLink(path)
                    ? of(path.resolveSibling(Files.readSymbolicLink(path)).normalize(), links - 1)
                    : path;
        } catch (IOException e) {
            // It went away meanwhile.
            return path;
        }
    }
}
