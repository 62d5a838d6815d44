package io.github.camellinq.route;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;

/**
 * Recognizes folders that belong to this process's user and in which nobody else may write, so that nobody else can put a link
 * into them in the meantime.
 */
final class OwnFolders {

    /** Tells the user on Linux and other systems with {@code /proc}. */
    private static final Path PROCESS = Path.of("/proc/self");

    private static final int KIND = 0170000;
    private static final int FOLDER = 0040000;
    private static final int OTHERS_WRITE = 0022;

    /** The number of this process's user; null when it is unknown. */
    private static final Object USER = user();

    private OwnFolders() {}

    private static Object user() {
        try {
            return Files.getAttribute(PROCESS, "unix:uid");
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            // Another system, on which folders are held open.
            return null;
        }
    }

    /**
     * Whether all folders through which a file is reached are of this kind and none of them is a link. The first one may be
     * reached through a link.
     *
     * @param root the first one
     */
    static boolean leadTo(Path file, Path root) {
        // From the top: what lies in a folder of this user stays there while it is checked.
        if (USER == null || !isOwn(root)) {
            return false;
        }
        Path folder = root;
        for (Path name : root.relativize(file.getParent())) {
            folder = folder.resolve(name);
            if (!name.toString().isEmpty() && !isOwn(folder, LinkOption.NOFOLLOW_LINKS)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOwn(Path folder, LinkOption... links) {
        try {
            Map<String, Object> said = Files.readAttributes(folder, "unix:uid,mode", links);
            int mode = (Integer) said.get("mode");
            return (mode & KIND) == FOLDER && (mode & OTHERS_WRITE) == 0 && USER.equals(said.get("uid"));
        } catch (IOException e) {
            // Whoever then holds the folder open reports the failure.
            return false;
        }
    }
}
