package io.github.camellinq.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Examines the tracks of an ISO media file: goes down the boxes moov, trak and mdia to hdlr, which gives the kind of a track. */
final class IsoTracks {
    private static final Set<String> PARENTS = Set.of("moov", "trak", "mdia");
    private static final int MOST_BOXES = 10_000;

    /** The handler is in the third box; some programs put another box around them. */
    private static final int DEEPEST = 10;

    private final Probe probe;
    private int boxes;

    private IsoTracks(Probe probe) {
        this.probe = probe;
    }

    static boolean hasVideo(Probe probe) throws IOException, DamagedException {
        return new IsoTracks(probe).hasVideo(0, probe.size(), 0);
    }

    private boolean hasVideo(long from, long end, int depth) throws IOException, DamagedException {
        if (depth > DEEPEST) {
            throw new DamagedException("its boxes are nested too deeply");
        }
        for (long at = from; end - at >= 8; ) {
            if (++boxes > MOST_BOXES) {
                throw new DamagedException("it has too many boxes");
            }
            ByteBuffer header = probe.at(at, 8).order(ByteOrder.BIG_ENDIAN);
            String type = new String(header.array(), 4, 4, StandardCharsets.ISO_8859_1);
            long size = Integer.toUnsignedLong(header.getInt(0));
            int headerSize = size == 1 ? 16 : 8;
            if (size == 1) {
                size = probe.at(at + 8, 8).order(ByteOrder.BIG_ENDIAN).getLong();
            } else if (size == 0) {
                size = end - at;
            }
            if (size < headerSize || size > end - at) {
                throw new DamagedException("its box " + type + " is not as long as it declares");
            }
            boolean video = PARENTS.contains(type)
                    ? hasVideo(at + headerSize, at + size, depth + 1)
                    : type.equals("hdlr") && isVideo(at + headerSize);
            if (video) {
                return true;
            }
            at += size;
        }
        return false;
    }

    private boolean isVideo(long handler) throws IOException, DamagedException {
        return new String(probe.at(handler + 8, 4).array(), StandardCharsets.ISO_8859_1).equals("vide");
    }
}
