package io.github.camellinq.media;

import io.github.camellinq.media.Mark.Weight;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Set;

/** Finds the type of bare audio frames, also after an ID3 tag (id3.org, ID3v2), which some programs put even before FLAC. */
final class AudioKind {
    private static final int TAG_HEADER = 10;
    private static final int ENOUGH = 8 * 1024;

    private final MediaTypeTable table;

    AudioKind(MediaTypeTable table) {
        this.table = table;
    }

    /** The row of the table; null when the bytes are not such audio. */
    MediaTypeRow row(Probe probe) throws IOException, DamagedException {
        byte[] head = probe.head();
        if (!isTagged(head)) {
            return frames(head, 0);
        }
        long from = TAG_HEADER + tagLength(head) + ((head[5] & 0x10) == 0 ? 0 : TAG_HEADER);
        byte[] music = probe.at(from, (int) Math.max(0, Math.min(ENOUGH, probe.size() - from)))
                .array();
        MediaTypeRow row = table.bySignature(music, 0);
        if (row == null) {
            row = frames(music, 0);
        }
        // There may be padding before the first frame; a tag with nothing known after it is taken for MPEG audio.
        return row != null ? row : table.byMarks("frames", Weight.STRONG, Set.of("mpeg"));
    }

    private MediaTypeRow frames(byte[] bytes, int from) {
        String kind = AudioFrames.at(bytes, from);
        return kind == null ? null : table.byMarks("frames", Weight.STRONG, Set.of(kind));
    }

    private static boolean isTagged(byte[] head) {
        return head.length > TAG_HEADER
                && head[0] == 'I'
                && head[1] == 'D'
                && head[2] == '3'
                && head[3] >= 2
                && head[3] <= 4
                && (ByteBuffer.wrap(head).getInt(6) & 0x80808080) == 0;
    }

    private static long tagLength(byte[] head) {
        return head[6] << 21 | head[7] << 14 | head[8] << 7 | head[9];
    }
}
