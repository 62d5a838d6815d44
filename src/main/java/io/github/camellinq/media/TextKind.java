package io.github.camellinq.media;

import io.github.camellinq.media.Mark.Weight;
import java.util.Locale;
import java.util.Set;

/** Finds the type of a text: by its beginning where that is unambiguous, else by its name, else plain text. */
final class TextKind {
    private final MediaTypeTable table;

    TextKind(MediaTypeTable table) {
        this.table = table;
    }

    /**
     * The row of the table; null when the name stands for something other than a text.
     *
     * @param whole whether the text is the whole file
     */
    MediaTypeRow row(String text, boolean whole, String extension) {
        MediaTypeRow named = table.byExtension(extension);
        if (named != null && named.isSent() && !named.has("text")) {
            // A failed download leaves a web page behind in place of a picture.
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

    /** The row of the first element or of the first words; null when they are not in the table. */
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
