package io.github.camellinq.media;

import io.github.camellinq.api.LinqRejectedException;
import io.github.camellinq.api.Reason;
import io.github.camellinq.media.Mark.Weight;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;

/**
 * Finds the media type under which Linq takes a file, from its name and its bytes, or says why it cannot be sent. The
 * types are those of {@code SupportedContentType} on the API's page "Pre-upload a file" ({@code POST /v3/attachments}).
 *
 * <p>Bytes that are clear win over a name that says otherwise: a PNG named {@code photo.jpg} is {@code image/png},
 * and a plain archive named {@code letter.docx} is sent as what it is, {@code application/zip}, never as a document.
 * The name decides where the bytes leave a choice: among texts, between Pages and Numbers, and between film and sound
 * in the same container. A text, even a web page, under the name of a picture or a document is refused, for it is what
 * a failed download leaves behind. Programs and scripts are refused by their bytes whatever the name and by their name
 * whatever the bytes; archives are not searched for them, except for those that are programs themselves.
 *
 * <p>Only the first 64 KiB and the directory of a container are read. One detector serves all threads.
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
     * @param content the bytes, not null; opened once, and again where a container has to be looked into
     * @return a media type without parameters, never null
     * @throws LinqRejectedException with EMPTY, TOO_LARGE, BAD_NAME, UNSUPPORTED_TYPE or EXECUTABLE
     * @throws IOException when the bytes cannot be read; this says nothing of the file
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
            String wrong = "is damaged or incomplete: " + e.getMessage() + "; make it anew";
            throw Limits.rejected(Reason.UNSUPPORTED_TYPE, fileName, wrong);
        } catch (UnlistedTypeException e) {
            String wrong = "is " + e.getMessage() + ", which Linq does not take; convert it";
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
                    ? "is of no type that Linq takes; convert it"
                    : "is no " + named.type() + ", though its name says so; make it anew or rename it";
            throw Limits.rejected(Reason.UNSUPPORTED_TYPE, fileName, wrong);
        }
        return switch (row.status()) {
            case SENT, REPLACED -> row.sentAs();
            case EXECUTABLE -> throw executable(fileName, "by its content", row);
            case REFUSED ->
                throw Limits.rejected(
                        Reason.UNSUPPORTED_TYPE,
                        fileName,
                        "is " + row.type() + ", which Linq does not take; send " + row.instead() + " in its place");
        };
    }

    private static LinqRejectedException executable(String fileName, String how, MediaTypeRow row) {
        String wrong =
                "is a program or a script " + how + " (" + row.type() + "), which Linq does not take; send a link";
        return Limits.rejected(Reason.EXECUTABLE, fileName, wrong);
    }

    private static String extension(String fileName) {
        int end = fileName.length();
        // Windows leaves dots and spaces at the end of a name away.
        while (end > 0 && (fileName.charAt(end - 1) == '.' || fileName.charAt(end - 1) == ' ')) {
            end--;
        }
        int dot = fileName.lastIndexOf('.', end - 1);
        return dot < 0 ? "" : fileName.substring(dot + 1, end).toLowerCase(Locale.ROOT);
    }
}
