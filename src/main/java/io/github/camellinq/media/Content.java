package io.github.camellinq.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Bytes of known length that can be opened again: what every step between a source and the presigned URL works on, so
 * that a retry reads the same bytes and nothing is held in memory.
 *
 * <p>An implementation is safe to be opened by several threads, each with a stream of its own.
 */
public interface Content {

    /** The number of bytes that a stream from {@link #open()} gives; zero or more. */
    long size();

    /** How these bytes are read as the text that they were made of; empty where they were not made of one. */
    default Optional<Charset> charset() {
        return Optional.empty();
    }

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

    /**
     * Opens some of the bytes, for a reader who wants no others: a source that is far away fetches no more than these.
     *
     * @param from as {@link #open(long)}
     * @param count how many bytes will be read at most; more may be there
     * @throws IOException as {@link #open()}
     */
    default InputStream open(long from, long count) throws IOException {
        return open(from);
    }

    /**
     * Makes sure that these are still the bytes that were described when this content was made. Asked after an upload: a
     * file can change while it is read.
     *
     * @throws ContentChangedException when they are not
     * @throws IOException when that cannot be found out
     */
    default void verify() throws IOException {}

    /**
     * The bytes of a regular file as it is now; a file that is changed or replaced later cannot be opened any more.
     *
     * @throws IOException when there is no such file, or it is a link, a folder or a device
     */
    static Content of(Path file) throws IOException {
        return FileContent.of(file);
    }

    /**
     * The bytes of one version of a file; when another version lies there, they cannot be opened any more.
     *
     * @param opening how the file is reached, links not followed
     */
    static Content of(Path file, FileVersion version, FileOpening opening) {
        return new FileContent(file, version, opening);
    }

    /** These bytes, which are not copied: nobody may change them afterwards. */
    static Content of(byte[] bytes) {
        return new BytesContent(bytes);
    }

    /** This text as UTF-8; never taken for the name of a file. */
    static Content of(String text) {
        return new BytesContent(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    /**
     * All bytes of a stream, kept in memory up to 256 KiB and on disk beyond; the stream is read to its end and closed.
     *
     * @throws IOException when the stream breaks off or the disk is full
     * @throws io.github.camellinq.api.LinqRejectedException with TOO_LARGE as soon as the stream exceeds
     *     {@link Limits#MAX_BYTES}
     */
    static Content spool(InputStream in) throws IOException {
        return SpooledContent.of(in);
    }
}
