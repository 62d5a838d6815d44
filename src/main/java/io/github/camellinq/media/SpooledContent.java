package io.github.camellinq.media;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The bytes of a stream in an unlinked file, which is deleted after its last use however the process ends. */
final class SpooledContent implements Content {
    static final int IN_MEMORY = 256 * 1024;

    // Not a FileChannel: interrupting one reader would close the channel for all readers and for every retry.
    // Never closed explicitly, as nobody knows which reader is the last: the JDK closes the file once this object and
    // its streams are unreachable, which frees the disk space.
    private final RandomAccessFile file;
    private final long size;

    private SpooledContent(RandomAccessFile file) throws IOException {
        this.file = file;
        this.size = file.length();
    }

    static Content of(InputStream in) throws IOException {
        try (in) {
            byte[] start = in.readNBytes(IN_MEMORY + 1);
            return start.length <= IN_MEMORY ? new BytesContent(start) : onDisk(start, in);
        }
    }

    private static Content onDisk(byte[] start, InputStream rest) throws IOException {
        // createTempFile gives only the owner the right to read the file.
        Path name = Files.createTempFile("camel-linq-", ".spool");
        RandomAccessFile file = null;
        try {
            file = new RandomAccessFile(name.toFile(), "rw");
            unlink(name);
            file.write(start);
            byte[] buffer = new byte[64 * 1024];
            for (int n = rest.read(buffer); n >= 0; n = rest.read(buffer)) {
                file.write(buffer, 0, n);
                // Without this limit, a stream that never ends would fill the disk.
                if (file.getFilePointer() > Limits.MAX_BYTES) {
                    Limits.check("stream", file.getFilePointer());
                }
            }
            return new SpooledContent(file);
        } catch (IOException | RuntimeException e) {
            if (file != null) {
                file.close();
            }
            Files.deleteIfExists(name);
            throw e;
        }
    }

    private static void unlink(Path name) {
        try {
            Files.delete(name);
        } catch (IOException e) {
            // Windows cannot delete an open file.
            name.toFile().deleteOnExit();
        }
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public InputStream open() {
        return new Reader(0);
    }

    @Override
    public InputStream open(long from) throws IOException {
        if (from < 0 || from > size) {
            throw new EOFException("There is no byte " + from + " in " + this);
        }
        return new Reader(from);
    }

    private int read(long at, byte[] into, int offset, int length) throws IOException {
        synchronized (file) {
            file.seek(at);
            return file.read(into, offset, length);
        }
    }

    @Override
    public String toString() {
        return size + " spooled bytes";
    }

    private final class Reader extends InputStream {
        private long at;

        private Reader(long at) {
            this.at = at;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            Objects.checkFromIndexSize(offset, length, into.length);
            int n = SpooledContent.this.read(at, into, offset, length);
            at += Math.max(n, 0);
            return n;
        }

        @Override
        public long skip(long count) {
            long skipped = Math.max(0, Math.min(count, size - at));
            at += skipped;
            return skipped;
        }

        @Override
        public int available() {
            return (int) Math.min(size - at, Integer.MAX_VALUE);
        }
    }
}
