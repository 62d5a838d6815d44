package io.github.camellinq.route;

import io.github.camellinq.media.Content;
import io.github.camellinq.media.ContentChangedException;
import io.github.camellinq.media.FileVersion;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes of a file under an inbox, and of no other. A small file is read only once, by whoever opens it first, because its
 * type is detected before it is uploaded.
 */
final class FolderContent implements Content {

    /** In bytes: as much as the detection of a media type reads. */
    private static final int SMALL = 64 * 1024;

    private final Content bytes;
    private volatile byte[] small;

    FolderContent(Content bytes) {
        this.bytes = bytes;
    }

    /** The bytes of one version of a file; opens nothing yet. */
    static FolderContent of(RootedFile file, FileVersion version) {
        return new FolderContent(Content.of(file.path(), version, file::open));
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
            return bytes.open(from);
        }
        if (from < 0 || from > size()) {
            throw new EOFException("There is no byte " + from + " in " + this);
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
        try (InputStream in = bytes.open()) {
            known = in.readNBytes((int) size());
        }
        if (known.length < size()) {
            throw new ContentChangedException(this + " ended after " + known.length + " bytes");
        }
        small = known;
        return known;
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
