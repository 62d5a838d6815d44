package io.github.camellinq.media;

/** Distinguishes MPEG-1 from MPEG-2 video (ISO/IEC 11172 and 13818), as a program stream and as a bare video stream. */
final class MpegKind {
    private static final int PACK = 0xBA;
    private static final int SEQUENCE = 0xB3;
    private static final int SEQUENCE_EXTENSION = 0xB5;
    private static final int SEQUENCE_HEADER = 12;

    private MpegKind() {}

    /** "1" or "2"; null when the bytes are not MPEG video. */
    static String of(byte[] head) {
        if (!isStartCode(head, 0) || head.length < SEQUENCE_HEADER) {
            return null;
        }
        int code = head[3] & 0xFF;
        if (code == PACK) {
            boolean second = (head[4] & 0xC0) == 0x40;
            boolean first = (head[4] & 0xF0) == 0x20;
            return second ? "2" : first ? "1" : null;
        }
        return code == SEQUENCE ? ofSequence(head) : null;
    }

    private static String ofSequence(byte[] head) {
        // MPEG-2 requires an extension directly after the first header; MPEG-1 has no such extension.
        for (int at = SEQUENCE_HEADER; at < head.length - 3; at++) {
            if (isStartCode(head, at)) {
                return (head[at + 3] & 0xFF) == SEQUENCE_EXTENSION ? "2" : "1";
            }
        }
        return null;
    }

    private static boolean isStartCode(byte[] head, int at) {
        return head.length > at + 3 && head[at] == 0 && head[at + 1] == 0 && head[at + 2] == 1;
    }
}
