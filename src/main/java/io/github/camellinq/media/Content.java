package io.github.camellinq.media;

import java.io.IOException;
import java.io.InputStream;

/**
 * Bytes of known length that can be opened again: what every step between a source and the presigned URL works on, so
 * that a retry reads the same bytes and nothing is held in memory.
 *
 * <p>An implementation is safe to be opened by several threads, each with a stream of its own.
 */
public interface Content {

    /** The number of bytes that a stream from {@link #open()} gives; zero or more. */
    long size();

    /**
     * Opens the bytes at their beginning; the caller closes the stream.
     *
     * @throws IOException when the bytes are gone, cannot be read, or are no longer those that were described
     */
    InputStream open() throws IOException;

    /**
     * Opens the bytes at a position, without reading what lies before it where the source can do that.
     *
     * @param from how many bytes to leave out, from 0 to {@link #size()}
     * @throws IOException as {@link #open()}
     */
    default InputStream open(long from) throws IOException {
        InputStream in = open();
        try {
            in.skipNBytes(from);
            return in;
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }
}
