package io.github.camellinq.media;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A regular file as it was when it was described; links are not followed. */
record FileContent(Path file, FileVersion version, FileOpening opening) implements Content {

    static FileContent of(Path file) throws IOException {
        FileVersion now = FileVersion.of(file);
        if (!now.regular()) {
            throw new IOException(file + " is a link, a folder or a device; only regular files can be delivered");
        }
        return new FileContent(
                file, now, () -> FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
    }

    @Override
    public long size() {
        return version.size();
    }

    @Override
    public InputStream open() throws IOException {
        return open(0);
    }

    @Override
    public InputStream open(long from) throws IOException {
        if (from < 0 || from > size()) {
            throw new EOFException("There is no byte " + from + " in " + this);
        }
        // Opened before it is compared, so that the file that is compared is the one that was opened.
        SeekableByteChannel channel = opening.open();
        try {
            verify();
            return Channels.newInputStream(from == 0 ? channel : channel.position(from));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public void verify() throws IOException {
        if (!FileVersion.of(file).equals(version)) {
            throw new ContentChangedException(file + " has changed since it was described; describe it again");
        }
    }

    @Override
    public String toString() {
        return file + " (" + size() + " bytes)";
    }
}
