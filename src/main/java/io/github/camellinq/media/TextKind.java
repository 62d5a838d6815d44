package io.github.camellinq.media;

import io.github.camellinq.media.Mark.Weight;
import java.util.Locale;
import java.util.Set;

/** What a text is: by how it begins where that is clear, else by its name, else plain text. */
final class TextKind {
    private final MediaTypeTable table;

    TextKind(MediaTypeTable table) {
        this.table = table;
    }

    /**
     * The row of the table, or null when the name promises something that is no text.
     *
     * @param whole whether the text is all of the file
     */
    MediaTypeRow row(String text, boolean whole, String extension) {
        MediaTypeRow named = table.byExtension(extension);
        if (named != null && named.isSent() && !named.has("text")) {
            // A web page in the place of a picture is what a failed download leaves behind.
            MediaTypeRow opened = byOpening(text);
            return opened != null && (opened == named || !opened.isSent()) ? opened : null;
        }
        MediaTypeRow opened = byOpening(text);
        if (opened != null) {
            return opened;
        }
        if (named != null) {
            return named.has("text") ? named : null;
        }
        return whole && JsonText.is(text) ? table.only("json") : table.only("plain");
    }

    /** The row that the first element or the first words belong to, or null. */
    MediaTypeRow byOpening(String text) {
        String root = XmlRoot.of(text);
        if (root != null) {
            MediaTypeRow row = table.byMarks("root", Weight.STRONG, Set.of(root.toLowerCase(Locale.ROOT)));
            if (row != null) {
                return row;
            }
        }
        return table.byOpening(text.stripLeading());
    }
}
