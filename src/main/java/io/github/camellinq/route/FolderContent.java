package io.github.camellinq.route;

import io.github.camellinq.media.Content;
import io.github.camellinq.media.ContentChangedException;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * The bytes of a file under an inbox, and of no other: a folder that became a link on the way is noticed. A small file is
 * read once, by whoever opens it first: its type is found before it is uploaded.
 */
final class FolderContent implements Content {

    /** Bytes: as much as the detection of a media type reads. */
    private static final int SMALL = 64 * 1024;

    private final Path inbox;
    private final Path path;
    private final Content bytes;
    private volatile byte[] small;

    /**
     * Opens nothing yet.
     *
     * @param inbox the watched folder, which may itself be reached by a link
     * @param path the file
     * @param bytes of the version that was described
     */
    FolderContent(Path inbox, Path path, Content bytes) {
        this.inbox = inbox;
        this.path = path;
        this.bytes = bytes;
    }

    @Override
    public long size() {
        return bytes.size();
    }

    @Override
    public InputStream open() throws IOException {
        return open(0);
    }

    @Override
    public InputStream open(long from) throws IOException {
        if (size() > SMALL) {
            requireInbox();
            return bytes.open(from);
        }
        if (from < 0 || from > size()) {
            throw new EOFException("There is no byte " + from + " in " + path + ", which has " + size());
        }
        byte[] all = small();
        return new ByteArrayInputStream(all, (int) from, all.length - (int) from);
    }

    private byte[] small() throws IOException {
        byte[] known = small;
        if (known != null) {
            verify();
            return known;
        }
        requireInbox();
        try (InputStream in = bytes.open()) {
            known = in.readNBytes((int) size());
        }
        if (known.length < size()) {
            throw new ContentChangedException(path + " ended after " + known.length + " of " + size() + " bytes");
        }
        small = known;
        return known;
    }

    private void requireInbox() throws IOException {
        if (!path.startsWith(inbox)) {
            throw new IOException(path + " is not in the inbox " + inbox);
        }
        for (Path folder = path.getParent(); !folder.equals(inbox); folder = folder.getParent()) {
            if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                throw new IOException(path + " leads out of the inbox: " + folder + " is no folder any more");
            }
        }
    }

    @Override
    public void verify() throws IOException {
        bytes.verify();
    }

    @Override
    public String toString() {
        return bytes.toString();
    }
}
