package io.github.camellinq.route;

import io.github.camellinq.media.Content;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** The SHA-256 of bytes that pass by. Not thread-safe. */
final class Sha256 {
    private static final int BUFFER = 64 * 1024;

    private final MessageDigest digest = Digests.sha256();

    /** The digest in hexadecimal. */
    static String of(Content content) throws IOException {
        Sha256 sha = new Sha256();
        byte[] buffer = new byte[(int) Math.min(BUFFER, Math.max(1, content.size()))];
        try (InputStream in = content.open()) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                sha.update(buffer, count);
            }
        }
        return sha.hex();
    }

    void update(byte[] bytes, int count) {
        digest.update(bytes, 0, count);
    }

    /** The digest of all bytes since the start. */
    byte[] bytes() {
        return digest.digest();
    }

    String hex() {
        return HexFormat.of().formatHex(bytes());
    }
}
