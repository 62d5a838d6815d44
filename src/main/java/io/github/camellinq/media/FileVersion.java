package io.github.camellinq.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;

/**
 * Which file lies at a path, as far as the file system tells without reading it. Links are not followed.
 *
 * @param regular whether it is a regular file
 * @param size in bytes
 * @param modified when the bytes were last written, as the writer wants it seen
 * @param changed when bytes, name or rights last changed; no copying tool can set it. The same as {@code modified} where
 *     the file system has none
 * @param key the file system's own number for the file
 */
public record FileVersion(boolean regular, long size, FileTime modified, FileTime changed, String key) {

    private static final boolean UNIX =
            Path.of("").getFileSystem().supportedFileAttributeViews().contains("unix");

    /**
     * What lies at a path now.
     *
     * @throws IOException when nothing lies there, or it cannot be looked at
     */
    public static FileVersion of(Path path) throws IOException {
        if (UNIX) {
            Map<String, Object> unix = Files.readAttributes(
                    path, "unix:isRegularFile,size,lastModifiedTime,ctime,ino", LinkOption.NOFOLLOW_LINKS);
            return new FileVersion(
                    (Boolean) unix.get("isRegularFile"),
                    (Long) unix.get("size"),
                    (FileTime) unix.get("lastModifiedTime"),
                    (FileTime) unix.get("ctime"),
                    unix.get("ino").toString());
        }
        BasicFileAttributes basic = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return new FileVersion(
                basic.isRegularFile(),
                basic.size(),
                basic.lastModifiedTime(),
                basic.lastModifiedTime(),
                String.valueOf(basic.fileKey()));
    }

    /**
     * When it last changed in any way, in milliseconds since 1970. A time of writing that lies ahead is one that a camera or a copying
     * tool gave it, and says nothing.
     *
     * @param now in milliseconds since 1970
     */
    public long lastTouched(long now) {
        long written = modified.toMillis();
        return written > now ? changed.toMillis() : Math.max(written, changed.toMillis());
    }

    /** The version of an item: a rename keeps it, a new copy has another. */
    public String id() {
        return size + ";" + modified.toMillis() + ";" + key;
    }
}
