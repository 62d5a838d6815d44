package io.github.camellinq.media;

import io.github.camellinq.api.LinqRejectedException;
import io.github.camellinq.api.Reason;
import io.github.camellinq.media.Mark.Weight;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;

/**
 * Finds the media type under which Linq accepts a file, from its name and its bytes, or says why the file cannot be sent. The
 * types are those of {@code SupportedContentType} on the API's page "Pre-upload a file" ({@code POST /v3/attachments}).
 *
 * <p>When the bytes are unambiguous, they take precedence over the name: a PNG named {@code photo.jpg} is {@code image/png}, and
 * a plain archive named {@code letter.docx} is sent as {@code application/zip}, never as a document. The name decides where the
 * bytes leave a choice: among texts, between Pages and Numbers, and between video and audio in the same container. A text, even a
 * web page, with the name of a picture or a document is refused, because a failed download leaves such a file behind. Programs
 * and scripts are refused by their bytes whatever their name is, and by their name whatever their bytes are. Archives are not
 * searched for programs, but an archive that is itself a program is refused.
 *
 * <p>Only the first 64 KiB and the directory of a container are read. A detector is safe for concurrent use.
 */
public final class MediaTypeDetector {
    private final MediaTypeTable table = MediaTypeTable.load();
    private final ZipKind zip = new ZipKind(table);
    private final IsoMediaKind iso = new IsoMediaKind(table);
    private final AudioKind audio = new AudioKind(table);
    private final TextKind text = new TextKind(table);
    private final TikaMagic tika = new TikaMagic(table);

    /**
     * Finds the type of a file.
     *
     * @param fileName the name without folders, not null
     * @param content the bytes, not null; opened once, and again when a container has to be examined
     * @return a media type without parameters, never null
     * @throws LinqRejectedException with EMPTY, TOO_LARGE, BAD_NAME, UNSUPPORTED_TYPE or EXECUTABLE
     * @throws IOException when the bytes cannot be read; this does not mean that the file is damaged
     */
    public String detect(String fileName, Content content) throws IOException {
        Limits.check(fileName, content.size());
        String extension = extension(fileName);
        MediaTypeRow named = table.byExtension(extension);
        if (named != null && named.status() == MediaTypeRow.Status.EXECUTABLE) {
            throw executable(fileName, "by its name", named);
        }
        MediaTypeRow row;
        try {
            row = row(Probe.of(content), extension);
        } catch (DamagedException e) {
            String wrong = "is damaged or incomplete: " + e.getMessage() + "; create it again";
            throw Limits.rejected(Reason.UNSUPPORTED_TYPE, fileName, wrong);
        } catch (UnlistedTypeException e) {
            String wrong = "is " + e.getMessage() + ", which Linq does not accept; convert it";
            throw Limits.rejected(Reason.UNSUPPORTED_TYPE, fileName, wrong);
        }
        return sentAs(fileName, row, named);
    }

    private MediaTypeRow row(Probe probe, String extension)
            throws IOException, DamagedException, UnlistedTypeException {
        byte[] head = probe.head();
        if (ZipKind.fits(head)) {
            return zip.row(probe, extension);
        }
        if (OleDirectory.fits(head)) {
            return table.byMarks("ole", Weight.STRONG, OleDirectory.read(probe));
        }
        if (IsoMediaKind.fits(head)) {
            return iso.row(probe, extension);
        }
        MediaTypeRow row = GzipKind.fits(head) ? refusedInside(head) : null;
        if (row == null) {
            row = table.bySignature(head, 0);
        }
        String mpeg = row == null ? MpegKind.of(head) : null;
        if (mpeg != null) {
            row = table.byMarks("mpeg", Weight.STRONG, Set.of(mpeg));
        }
        if (row == null) {
            row = audio.row(probe);
        }
        return row != null ? row : textOrTika(probe, extension);
    }

    private MediaTypeRow textOrTika(Probe probe, String extension) throws UnlistedTypeException {
        String words = TextBytes.of(probe.head());
        return words == null ? tika.row(probe.head()) : text.row(words, probe.isWhole(), extension);
    }

    private MediaTypeRow refusedInside(byte[] head) throws DamagedException {
        String words = TextBytes.of(GzipKind.inside(head));
        MediaTypeRow row = words == null ? null : text.byOpening(words);
        return row != null && row.status() == MediaTypeRow.Status.REFUSED ? row : null;
    }

    private static String sentAs(String fileName, MediaTypeRow row, MediaTypeRow named) {
        if (row == null) {
            String wrong = named == null
                    ? "is not of a type that Linq accepts; convert it"
                    : "is not " + named.type() + ", although its name says so; create it again or rename it";
            throw Limits.rejected(Reason.UNSUPPORTED_TYPE, fileName, wrong);
        }
        return switch (row.status()) {
            case SENT, REPLACED -> row.sentAs();
            case EXECUTABLE -> throw executable(fileName, "by its content", row);
            case REFUSED ->
                throw Limits.rejected(
                        Reason.UNSUPPORTED_TYPE,
                        fileName,
                        "is " + row.type() + ", which Linq does not accept; send " + row.instead() + " instead");
        };
    }

    private static LinqRejectedException executable(String fileName, String how, MediaTypeRow row) {
        String wrong = "is a program or a script " + how + " (" + row.type()
                + "), which Linq does not accept; send a link to it";
        return Limits.rejected(Reason.EXECUTABLE, fileName, wrong);
    }

    private static String extension(String fileName) {
        int end = fileName.length();
        // Windows drops dots and spaces at the end of a name.
        while (end > 0 && (fileName.charAt(end - 1) == '.' || fileName.charAt(end - 1) == ' ')) {
            end--;
        }
        int dot = fileName.lastIndexOf('.', end - 1);
        return dot < 0 ? "" : fileName.substring(dot + 1, end).toLowerCase(Locale.ROOT);
    }
}
