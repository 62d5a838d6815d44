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
 * @param modified when the bytes were last written; programs can set it to any time
 * @param changed when the bytes, the name or the rights last changed; programs cannot set it. The same as {@code modified} where
 *     the file system does not record it
 * @param key the file system's number for the file, such as its inode
 */
public record FileVersion(boolean regular, long size, FileTime modified, FileTime changed, String key) {

    private static final boolean UNIX =
            Path.of("").getFileSystem().supportedFileAttributeViews().contains("unix");

    /**
     * The file that lies at a path now.
     *
     * @throws IOException when nothing lies there, or its attributes cannot be read
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
     * When the file last changed in any way, in milliseconds since 1970. A {@code modified} time in the future was set by a
     * camera or a copying tool, and is ignored.
     *
     * @param now in milliseconds since 1970
     */
    public long lastTouched(long now) {
        long written = modified.toMillis();
        return written > now ? changed.toMillis() : Math.max(written, changed.toMillis());
    }

    /** The version of an item. A rename does not change it; a new copy has another one. */
    public String id() {
        return size + ";" + modified.toMillis() + ";" + key;
    }
}
