package io.github.camellinq.media;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Looks through gzip, for a compressed SVG picture is still one. */
final class GzipKind {
    private static final int ENOUGH = 8 * 1024;

    private GzipKind() {}

    static boolean fits(byte[] head) {
        return head.length > 2 && head[0] == 0x1F && head[1] == (byte) 0x8B;
    }

    /** The first bytes inside, as many as can be had. */
    static byte[] inside(byte[] head) throws DamagedException {
        byte[] bytes = new byte[ENOUGH];
        int n = 0;
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(head))) {
            for (int more = 0; more >= 0 && n < ENOUGH; more = in.read(bytes, n, ENOUGH - n)) {
                n += more;
            }
        } catch (ZipException e) {
            throw new DamagedException("it cannot be unpacked");
        } catch (EOFException e) {
            // The head is cut off somewhere, as it should be; a file that is too short for its header is not.
            if (n == 0 && head.length < Probe.HEAD) {
                throw new DamagedException("it ends too early");
            }
        } catch (IOException e) {
            throw new IllegalStateException("Reading from memory failed", e);
        }
        return Arrays.copyOf(bytes, n);
    }
}
