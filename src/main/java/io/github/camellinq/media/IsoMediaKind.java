package io.github.camellinq.media;

import io.github.camellinq.media.Mark.Weight;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Finds the type of an ISO media file (ISO/IEC 14496-12) by its brands: the major brand decides, then the compatible brands in
 * the order of the table, and last the brands that do not tell the coding ({@code mif1}). Where a brand stands for video and
 * audio alike, the name decides, and audio must have no video track.
 */
final class IsoMediaKind {
    private static final int BRAND = 4;
    private static final int FIRST_COMPATIBLE = 16;

    private final MediaTypeTable table;

    IsoMediaKind(MediaTypeTable table) {
        this.table = table;
    }

    static boolean fits(byte[] head) {
        return head.length >= FIRST_COMPATIBLE
                && head[0] == 0
                && head[4] == 'f'
                && head[5] == 't'
                && head[6] == 'y'
                && head[7] == 'p';
    }

    /** The row of the table; null when no brand is known. */
    MediaTypeRow row(Probe probe, String extension) throws IOException, DamagedException {
        byte[] head = probe.head();
        long size = Integer.toUnsignedLong(
                probe.at(0, BRAND).order(ByteOrder.BIG_ENDIAN).getInt());
        if (size < FIRST_COMPATIBLE || size > head.length) {
            throw new DamagedException("its list of brands is cut off");
        }
        Set<String> major = Set.of(brand(head, 8));
        Set<String> compatible = new LinkedHashSet<>();
        for (int at = FIRST_COMPATIBLE; at + BRAND <= size; at += BRAND) {
            compatible.add(brand(head, at));
        }
        MediaTypeRow row = byBrand(probe, extension, major);
        if (row == null) {
            row = byBrand(probe, extension, compatible);
        }
        if (row == null) {
            row = table.byMarks("iso", Weight.WEAK, major);
        }
        return row != null ? row : table.byMarks("iso", Weight.WEAK, compatible);
    }

    private MediaTypeRow byBrand(Probe probe, String extension, Set<String> brands)
            throws IOException, DamagedException {
        MediaTypeRow named = table.byNamedMarks("iso", extension, brands);
        boolean isSound = named != null && named.type().startsWith("audio/");
        if (named != null && !(isSound && IsoTracks.hasVideo(probe))) {
            return named;
        }
        return table.byMarks("iso", Weight.STRONG, brands);
    }

    private static String brand(byte[] head, int at) {
        return new String(head, at, BRAND, StandardCharsets.ISO_8859_1).strip();
    }
}
