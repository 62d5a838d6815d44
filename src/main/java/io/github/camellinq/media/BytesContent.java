package io.github.camellinq.media;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Optional;

/**
 * Bytes in memory.
 *
 * @param madeWith the charset in which a text was encoded to these bytes; null when they were not made from a text
 */
record BytesContent(byte[] bytes, Charset madeWith) implements Content {

    BytesContent(byte[] bytes) {
        this(bytes, null);
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public Optional<Charset> charset() {
        return Optional.ofNullable(madeWith);
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(bytes);
    }

    @Override
    public InputStream open(long from) throws IOException {
        if (from < 0 || from > bytes.length) {
            throw new EOFException("There is no byte " + from + " in " + this);
        }
        return new ByteArrayInputStream(bytes, (int) from, bytes.length - (int) from);
    }

    @Override
    public String toString() {
        return bytes.length + " bytes in memory";
    }
}
