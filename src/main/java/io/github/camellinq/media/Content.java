package io.github.camellinq.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Bytes of known length that can be opened repeatedly. Every step between a source and the presigned URL works on a content, so
 * that a retry reads the same bytes and files need not be held in memory.
 *
 * <p>Several threads may open a content at the same time; each gets its own stream.
 */
public interface Content {

    /** The number of bytes in a stream from {@link #open()}; zero or more. */
    long size();

    /** The charset of the text that these bytes were made from; empty when they were not made from a text. */
    default Optional<Charset> charset() {
        return Optional.empty();
    }

    /**
     * Opens the bytes at their beginning. The caller closes the stream.
     *
     * @throws ContentChangedException when they are no longer the bytes that were described
     * @throws IOException when the bytes are gone or cannot be read
     */
    InputStream open() throws IOException;

    /**
     * Opens the bytes at a position. Bytes before it are not read if the source can skip them.
     *
     * @param from how many bytes to skip, from 0 to {@link #size()}
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
     * Opens a part of the bytes, for a reader that needs no others: a remote source fetches only this part.
     *
     * @param from as {@link #open(long)}
     * @param count how many bytes will be read at most; the stream may contain more
     * @throws IOException as {@link #open()}
     */
    default InputStream open(long from, long count) throws IOException {
        return open(from);
    }

    /**
     * Checks that these are still the bytes that were described when this content was created. It is called after an upload,
     * because a file can change while it is read.
     *
     * @throws ContentChangedException when they are other bytes
     * @throws IOException when that cannot be found out
     */
    default void verify() throws IOException {}

    /**
     * The bytes of a regular file as it is now. They can no longer be opened once the file was changed or replaced.
     *
     * @throws IOException when there is no such file, or it is a link, a folder or a device
     */
    static Content of(Path file) throws IOException {
        return FileContent.of(file);
    }

    /**
     * The bytes of one version of a file. They can no longer be opened once another version lies there.
     *
     * @param opening opens the file without following links
     */
    static Content of(Path file, FileVersion version, FileOpening opening) {
        return new FileContent(file, version, opening);
    }

    /** These bytes. The array is not copied, and must not be changed afterwards. */
    static Content of(byte[] bytes) {
        return new BytesContent(bytes);
    }

    /** This text in UTF-8. It is never taken for the name of a file. */
    static Content of(String text) {
        return new BytesContent(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    /**
     * All bytes of a stream, which is read to its end and closed. They are kept in memory up to 256 KiB, and otherwise on disk.
     *
     * @throws IOException when the stream fails or the disk is full
     * @throws io.github.camellinq.api.LinqRejectedException with TOO_LARGE as soon as the stream exceeds
     *     {@link Limits#MAX_BYTES}
     */
    static Content spool(InputStream in) throws IOException {
        return SpooledContent.of(in);
    }
}
