package io.github.camellinq.media;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MediaTypeRegistry;
import org.apache.tika.mime.MimeTypes;

/** What Tika takes binary content for, without looking at the name, in the words of the table. */
final class TikaMagic {
    private static final String PROLOG = "\u00EF\u00BB\u00BF\u00FE\u00FF \t\r\n";

    private final MediaTypeTable table;
    private final MimeTypes types = MimeTypes.getDefaultMimeTypes();
    private final MediaTypeRegistry registry = types.getMediaTypeRegistry();

    TikaMagic(MediaTypeTable table) {
        this.table = table;
    }

    /** The row of the table, or null for bytes that Tika does not know either. */
    MediaTypeRow row(byte[] head) throws UnlistedTypeException {
        // Tika would give it to an XML parser, which writes to the console and may expand entities; and it is no text.
        if (beginsLikeMarkup(head)) {
            return null;
        }
        MediaType type = detect(head).getBaseType();
        if (type.equals(MediaType.OCTET_STREAM) || type.equals(MediaType.TEXT_PLAIN)) {
            return null;
        }
        MediaTypeRow row = table.byName(type.toString());
        // A special sort of a program is a program; a special sort of a picture is not what Linq takes.
        for (MediaType wider = type; row == null && wider != null; wider = registry.getSupertype(wider)) {
            MediaTypeRow program = table.byName(wider.getBaseType().toString());
            row = program != null && program.status() == MediaTypeRow.Status.EXECUTABLE ? program : null;
        }
        if (row == null) {
            throw new UnlistedTypeException(type.toString());
        }
        // What only begins like a text, and has control characters, is none.
        return row.has("text") ? null : row;
    }

    private static boolean beginsLikeMarkup(byte[] head) {
        int at = 0;
        // Byte order marks and white space; then one zero byte, as UTF-16 has it before an angle.
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
