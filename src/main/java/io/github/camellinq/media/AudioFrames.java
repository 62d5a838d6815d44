package io.github.camellinq.media;

/**
 * Recognizes bare MPEG audio and AAC by a chain of frames, each of which gives the position of the next. One frame is not enough,
 * as its few fixed bits occur in any data.
 */
final class AudioFrames {
    private static final int LINKS = 3;
    private static final int[][] KBITS_1 = {
        {32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448},
        {32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384},
        {32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320}
    };
    private static final int[][] KBITS_2 = {
        {32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256},
        {8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160},
        {8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160}
    };
    private static final int[] HERTZ_1 = {44_100, 48_000, 32_000};

    private AudioFrames() {}

    /** "mpeg" or "adts"; null when no such chain begins at this position. */
    static String at(byte[] bytes, int from) {
        boolean sync = bytes.length - from >= 7 && bytes[from] == -1 && (bytes[from + 1] & 0xE0) == 0xE0;
        if (!sync) {
            return null;
        }
        boolean adts = (bytes[from + 1] & 0xF6) == 0xF0;
        int at = from;
        for (int link = 0; link < LINKS; link++) {
            int length = at > bytes.length - 7 ? 0 : adts ? adtsLength(bytes, at) : mpegLength(bytes, at);
            if (length == 0) {
                // A short file may end with its first or second frame.
                return link > 0 && at == bytes.length ? name(adts) : null;
            }
            at += length;
        }
        return name(adts);
    }

    private static String name(boolean adts) {
        return adts ? "adts" : "mpeg";
    }

    private static int adtsLength(byte[] b, int at) {
        if (b[at] != -1 || (b[at + 1] & 0xF6) != 0xF0 || (b[at + 2] >> 2 & 0xF) > 12) {
            return 0;
        }
        int length = (b[at + 3] & 3) << 11 | (b[at + 4] & 0xFF) << 3 | (b[at + 5] & 0xFF) >> 5;
        return length < 7 ? 0 : length;
    }

    private static int mpegLength(byte[] b, int at) {
        int version = b[at + 1] >> 3 & 3;
        int layer = 4 - (b[at + 1] >> 1 & 3);
        int rate = b[at + 2] >> 4 & 0xF;
        int hertz = b[at + 2] >> 2 & 3;
        boolean sync = b[at] == -1 && (b[at + 1] & 0xE0) == 0xE0;
        if (!sync || version == 1 || layer == 4 || rate == 0 || rate == 15 || hertz == 3) {
            return 0;
        }
        boolean first = version == 3;
        int bits = (first ? KBITS_1 : KBITS_2)[layer - 1][rate - 1] * 1000;
        int samples = HERTZ_1[hertz] >> (first ? 0 : version == 2 ? 1 : 2);
        int padding = b[at + 2] >> 1 & 1;
        if (layer == 1) {
            return (12 * bits / samples + padding) * 4;
        }
        return (layer == 3 && !first ? 72 : 144) * bits / samples + padding;
    }
}
