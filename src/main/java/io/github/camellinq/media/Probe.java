package io.github.camellinq.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Reads parts of a content: the first 64 KiB once, other parts on demand. The number and the size of the reads are limited, so
 * that no file can keep the detection busy.
 */
final class Probe {
    static final int HEAD = 64 * 1024;

    private static final int WINDOW = 16 * 1024;
    private static final int MOST_READS = 512;

    private final Content content;
    private final byte[] head;
    private byte[] window = {};
    private long windowAt;
    private int reads;

    private Probe(Content content, byte[] head) {
        this.content = content;
        this.head = head;
    }

    static Probe of(Content content) throws IOException {
        int length = (int) Math.min(HEAD, content.size());
        try (InputStream in = content.open(0, length)) {
            return new Probe(content, exactly(in, length, content));
        }
    }

    byte[] head() {
        return head;
    }

    long size() {
        return content.size();
    }

    /** Whether the head is the whole content. */
    boolean isWhole() {
        return head.length == content.size();
    }

    /** A copy of the bytes at a position, in little-endian order. */
    ByteBuffer at(long from, int count) throws IOException, DamagedException {
        if (from < 0 || count < 0 || from > size() - count) {
            throw new DamagedException("it ends too early, or points to a position outside of the file");
        }
        if (from + count <= head.length) {
            return slice(head, (int) from, count);
        }
        if (from < windowAt || from + count > windowAt + window.length) {
            load(from, count);
        }
        return slice(window, (int) (from - windowAt), count);
    }

    private void load(long from, int count) throws IOException, DamagedException {
        if (++reads > MOST_READS) {
            throw new DamagedException("its data is scattered over too many places");
        }
        int length = (int) Math.min(Math.max(count, WINDOW), size() - from);
        try (InputStream in = content.open(from, length)) {
            window = exactly(in, length, content);
            windowAt = from;
        }
    }

    private static byte[] exactly(InputStream in, int length, Content content) throws IOException {
        byte[] bytes = new byte[length];
        int n = in.readNBytes(bytes, 0, length);
        if (n < length) {
            throw new IOException(content + " ended before its " + content.size() + " bytes were read");
        }
        return bytes;
    }

    private static ByteBuffer slice(byte[] bytes, int from, int count) {
        return ByteBuffer.wrap(Arrays.copyOfRange(bytes, from, from + count)).order(ByteOrder.LITTLE_ENDIAN);
    }
}
