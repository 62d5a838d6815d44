package io.github.camellinq.media;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Looks inside gzip, because a compressed SVG picture is still an SVG picture. */
final class GzipKind {
    private static final int ENOUGH = 8 * 1024;

    private GzipKind() {}

    static boolean fits(byte[] head) {
        return head.length > 2 && head[0] == 0x1F && head[1] == (byte) 0x8B;
    }

    /** The first bytes inside, as many as the head contains and at most {@link #ENOUGH}. */
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
            // Expected where the head is cut off, but not in a whole file that is too short for its header.
            if (n == 0 && head.length < Probe.HEAD) {
                throw new DamagedException("it ends too early");
            }
        } catch (IOException e) {
            throw new IllegalStateException("Reading from memory failed", e);
        }
        return Arrays.copyOf(bytes, n);
    }
}
