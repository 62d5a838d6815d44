package io.github.camellinq.route;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;

/** Tells folders that are this process's user's and in which nobody else may write: nobody else can put a link in them meanwhile. */
final class OwnFolders {

    /** As Linux, and whatever else has {@code /proc}, says it. */
    private static final Path PROCESS = Path.of("/proc/self");

    private static final int KIND = 0170000;
    private static final int FOLDER = 0040000;
    private static final int OTHERS_WRITE = 0022;

    /** The number of this process's user; null where it is not known. */
    private static final Object USER = user();

    private OwnFolders() {}

    private static Object user() {
        try {
            return Files.getAttribute(PROCESS, "unix:uid");
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            // Another system: its folders are held.
            return null;
        }
    }

    /**
     * Whether all folders through which a file is reached are such, none of them a link; the first one may be reached by one.
     *
     * @param root the first one
     */
    static boolean leadTo(Path file, Path root) {
        // From the top: what is in a folder of our own stays there while it is asked.
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
            // It is told by whoever comes to hold it.
            return false;
        }
    }
}
