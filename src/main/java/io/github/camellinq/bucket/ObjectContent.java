package io.github.camellinq.bucket;

import io.github.camellinq.media.Content;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/**
 * The bytes of one version of an object. They can no longer be opened once another version has replaced it. The first bytes and
 * the metadata are fetched together, once, when either is first needed; the rest is fetched each time it is opened.
 */
public final class ObjectContent implements Content {

    /** In bytes: as much as the detection of a media type reads. */
    static final int HEAD = 64 * 1024;

    private final Bucket bucket;
    private final ObjectVersion object;
    private volatile Head head;

    /**
     * The beginning of an object.
     *
     * @param metadata the object's metadata, by names as the store returns them; their case has no meaning
     */
    record Head(byte[] bytes, Map<String, String> metadata) {}

    ObjectContent(Bucket bucket, ObjectVersion object) {
        this.bucket = bucket;
        this.object = object;
    }

    @Override
    public long size() {
        return object.size();
    }

    /**
     * The metadata that the object's owner gave it, by names without {@code x-amz-meta-}, as the store returns them. As in all
     * headers, the case of the names has no meaning.
     *
     * @throws IOException as {@link #open()}
     */
    public Map<String, String> metadata() throws IOException {
        return head().metadata();
    }

    private Head head() throws IOException {
        Head known = head;
        if (known == null) {
            known = bucket.head(object, (int) Math.min(HEAD, size()));
            head = known;
        }
        return known;
    }

    @Override
    public InputStream open() throws IOException {
        return open(0);
    }

    @Override
    public InputStream open(long from) throws IOException {
        return open(from, size() - from);
    }

    @Override
    public InputStream open(long from, long count) throws IOException {
        if (from < 0 || from > size()) {
            throw new EOFException("There is no byte " + from + " in " + this);
        }
        long length = Math.min(count, size() - from);
        if (from + length <= HEAD) {
            return new ByteArrayInputStream(head().bytes(), (int) from, (int) length);
        }
        return bucket.open(object, from, length);
    }

    @Override
    public void verify() throws IOException {
        bucket.check(object);
    }

    @Override
    public String toString() {
        return object.source() + " (" + size() + " bytes)";
    }
}
