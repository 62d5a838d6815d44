package io.github.camellinq.media;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Objects;

/** A regular file as it was when it was described: its size, modification time and identity must still be the same. */
record FileContent(Path file, long size, FileTime modified, Object key) implements Content {

    static FileContent of(Path file) throws IOException {
        BasicFileAttributes now = attributes(file);
        if (!now.isRegularFile()) {
            throw new IOException(file + " is a link, a folder or a device; only regular files can be delivered");
        }
        return new FileContent(file, now.size(), now.lastModifiedTime(), now.fileKey());
    }

    @Override
    public InputStream open() throws IOException {
        return open(0);
    }

    @Override
    public InputStream open(long from) throws IOException {
        if (from < 0 || from > size) {
            throw new EOFException("There is no byte " + from + " in " + this);
        }
        // Opened first and compared after: what is compared is then what was opened.
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        try {
            requireUnchanged(channel);
            return Channels.newInputStream(channel.position(from));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private void requireUnchanged(FileChannel channel) throws IOException {
        BasicFileAttributes now = attributes(file);
        if (channel.size() != size
                || now.size() != size
                || !now.lastModifiedTime().equals(modified)
                || !Objects.equals(now.fileKey(), key)) {
            throw new IOException(file + " has changed since it was described; describe it again");
        }
    }

    private static BasicFileAttributes attributes(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public String toString() {
        return file + " (" + size + " bytes)";
    }
}
