package io.github.camellinq.sandbox;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gaul.s3proxy.blobstore.S3Exceptions;

/** The range of bytes that a request asks for. */
record ByteRange(long from, long length) {
    private static final Pattern HEADER = Pattern.compile("bytes=([0-9]+)-([0-9]*)");
    private static final int NOT_SATISFIABLE = 416;

    /**
     * Reads the header {@code Range}.
     *
     * @param header null for the whole object
     * @param size of the object, in bytes
     */
    static ByteRange of(String header, long size) {
        if (header == null) {
            return new ByteRange(0, size);
        }
        Matcher words = HEADER.matcher(header);
        if (!words.matches() || Long.parseLong(words.group(1)) >= size) {
            throw S3Exceptions.fromStatusCode(NOT_SATISFIABLE);
        }
        long from = Long.parseLong(words.group(1));
        long last = words.group(2).isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(words.group(2)));
        return new ByteRange(from, last - from + 1);
    }

    long last() {
        return from + length - 1;
    }

    /** A stream of these bytes. {@code in} must begin at the first of them. */
    InputStream of(InputStream in) {
        return new FilterInputStream(in) {
            private long left = length;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] bytes, int offset, int most) throws IOException {
                if (left == 0) {
                    return -1;
                }
                int read = super.read(bytes, offset, (int) Math.min(most, left));
                left -= Math.max(0, read);
                return read;
            }
        };
    }
}
