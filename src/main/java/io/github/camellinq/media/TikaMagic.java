package io.github.camellinq.media;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MediaTypeRegistry;
import org.apache.tika.mime.MimeTypes;

/** Asks Tika for the type of binary content, without its name, and finds the row of that type in the table. */
final class TikaMagic {
    private static final String PROLOG = "\u00EF\u00BB\u00BF\u00FE\u00FF \t\r\n";

    private final MediaTypeTable table;
    private final MimeTypes types = MimeTypes.getDefaultMimeTypes();
    private final MediaTypeRegistry registry = types.getMediaTypeRegistry();

    TikaMagic(MediaTypeTable table) {
        this.table = table;
    }

    /**
     * The row of the table; null for bytes that Tika does not recognize either.
     *
     * @throws UnlistedTypeException when Tika finds a type that the table does not contain
     */
    MediaTypeRow row(byte[] head) throws UnlistedTypeException {
        // Tika would parse it as XML, which writes to the console and may expand entities; and it is not text anyway.
        if (beginsLikeMarkup(head)) {
            return null;
        }
        MediaType type = detect(head).getBaseType();
        if (type.equals(MediaType.OCTET_STREAM) || type.equals(MediaType.TEXT_PLAIN)) {
            return null;
        }
        MediaTypeRow row = table.byName(type.toString());
        // A subtype of a program is a program; a subtype of a picture is not a type that Linq accepts.
        for (MediaType wider = type; row == null && wider != null; wider = registry.getSupertype(wider)) {
            MediaTypeRow program = table.byName(wider.getBaseType().toString());
            row = program != null && program.status() == MediaTypeRow.Status.EXECUTABLE ? program : null;
        }
        if (row == null) {
            throw new UnlistedTypeException(type.toString());
        }
        // Bytes that begin like a text but contain control characters are not a text.
        return row.has("text") ? null : row;
    }

    private static boolean beginsLikeMarkup(byte[] head) {
        int at = 0;
        // Skips byte order marks and white space, and one zero byte as UTF-16 has it before an angle bracket.
        while (at < head.length && PROLOG.indexOf(head[at] & 0xFF) >= 0) {
            at++;
        }
        at += at < head.length && head[at] == 0 ? 1 : 0;
        return at < head.length && head[at] == '<';
    }

    private MediaType detect(byte[] head) {
        try {
            return types.detect(new ByteArrayInputStream(head), new Metadata());
        } catch (IOException e) {
            throw new UncheckedIOException("Reading from memory failed", e);
        }
    }
}
