package io.github.camellinq.media;

import io.github.camellinq.media.Mark.Weight;
import io.github.camellinq.media.ZipDirectory.Entry;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the type of a zip archive by its entries. An Office document declares its type in {@code [Content_Types].xml} (ECMA-376
 * part 2), which tells it from templates, slide shows and documents with macros; an EPUB or OpenDocument file declares it in its
 * first entry, {@code mimetype}. Pages and Numbers documents look alike inside, so their names tell which they are; without such
 * a name they are plain archives.
 */
final class ZipKind {
    private static final String CONTENT_TYPES = "[Content_Types].xml";
    private static final String MIMETYPE = "mimetype";
    private static final int LONGEST_TYPE = 128;

    private static final Pattern MAIN_PART =
            Pattern.compile("ContentType\\s*=\\s*[\"']([^\"'<>\\s]{1,128}?)\\.main(?:\\+xml)?[\"']");
    private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z]+/[A-Za-z0-9.+-]+");

    private final MediaTypeTable table;

    ZipKind(MediaTypeTable table) {
        this.table = table;
    }

    static boolean fits(byte[] head) {
        // A file entry, an archive without entries, and an archive that was split and joined again.
        return head.length >= 4
                && head[0] == 'P'
                && head[1] == 'K'
                && (head[2] == 3 && head[3] == 4 || head[2] == 5 && head[3] == 6 || head[2] == 7 && head[3] == 8);
    }

    /**
     * The row of the table; null when no mark matches.
     *
     * @throws UnlistedTypeException when the archive declares a type that is not in the table
     */
    MediaTypeRow row(Probe probe, String extension) throws IOException, DamagedException, UnlistedTypeException {
        ZipDirectory directory = ZipDirectory.read(probe);
        // The archive itself counts as an entry without a name, for the mark that matches any archive.
        Set<String> names = Stream.concat(
                        Stream.of(""), directory.entries().stream().map(Entry::name))
                .collect(Collectors.toUnmodifiableSet());
        MediaTypeRow row = table.byMarks("zip", Weight.STRONG, names);
        if (row != null && !row.isSent()) {
            return row;
        }
        String declared = declared(probe, directory);
        if (declared != null) {
            MediaTypeRow said = table.byName(declared);
            if (said == null) {
                throw new UnlistedTypeException(declared);
            }
            return said;
        }
        if (row == null) {
            row = table.byNamedMarks("zip", extension, names);
        }
        return row != null ? row : table.byMarks("zip", Weight.WEAK, names);
    }

    private static String declared(Probe probe, ZipDirectory directory) throws IOException, DamagedException {
        for (Entry entry : directory.entries()) {
            if (entry.name().equalsIgnoreCase(CONTENT_TYPES)) {
                Matcher main = MAIN_PART.matcher(directory.text(probe, entry));
                return main.find() ? main.group(1) : null;
            }
            boolean first = entry.localAt() == 0 && entry.method() == 0 && entry.packedSize() <= LONGEST_TYPE;
            if (first && entry.name().equals(MIMETYPE)) {
                String type = directory.text(probe, entry).strip();
                return MEDIA_TYPE.matcher(type).matches() ? type : null;
            }
        }
        return null;
    }
}
