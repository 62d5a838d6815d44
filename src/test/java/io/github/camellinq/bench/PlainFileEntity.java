package io.github.camellinq.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

/** A file as the body of a PUT, by the largest steps that still help: 256 KB. Finds its SHA-256 where that is wanted. */
final class PlainFileEntity extends AbstractHttpEntity {
    private static final ThreadLocal<byte[]> BUFFER = ThreadLocal.withInitial(() -> new byte[256 * 1024]);

    private final Path file;
    private final long size;
    private final boolean digesting;

    PlainFileEntity(Path file, long size, boolean digesting) {
        super(Wire.TYPE, null, false);
        this.file = file;
        this.size = size;
        this.digesting = digesting;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        byte[] buffer = BUFFER.get();
        OutputStream to = digesting ? new DigestOutputStream(out, sha256()) : out;
        try (InputStream in = getContent()) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                to.write(buffer, 0, count);
            }
        }
    }

    private static MessageDigest sha256() throws IOException {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IOException(e);
        }
    }

    @Override
    public InputStream getContent() throws IOException {
        return Files.newInputStream(file);
    }

    @Override
    public long getContentLength() {
        return size;
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }

    @Override
    public boolean isStreaming() {
        return false;
    }

    @Override
    public void close() {
        // Each stream is closed by who opened it.
    }
}
