package io.github.camellinq.media;

import io.github.camellinq.api.LinqRejectedException;
import io.github.camellinq.api.Reason;
import java.util.Locale;

/**
 * Linq's limits for the size and the name of a file. The numbers are those of the body parameters {@code size_bytes} and
 * {@code filename} on the API's page "Pre-upload a file" ({@code POST /v3/attachments}).
 */
public final class Limits {
    /** The smallest file, in bytes. */
    public static final long MIN_BYTES = 1;

    /** The largest file, in bytes (100 MiB, which the API calls 100MB). */
    public static final long MAX_BYTES = 104_857_600;

    /** The longest file name, in characters (Unicode code points). */
    public static final int MAX_NAME_CHARACTERS = 255;

    private static final int SHOWN_CHARACTERS = 80;

    private Limits() {}

    /**
     * Checks a size and then a name.
     *
     * @param fileName a name without folders, not null
     * @param size in bytes
     * @throws LinqRejectedException with {@link Reason#EMPTY}, {@link Reason#TOO_LARGE} or {@link Reason#BAD_NAME}
     */
    public static void check(String fileName, long size) {
        if (size < MIN_BYTES) {
            throw rejected(Reason.EMPTY, fileName, "is empty; put a file with content in its place");
        }
        if (size > MAX_BYTES) {
            String wrong = "has %,d bytes, and Linq accepts %,d at most; make it smaller or send a link to it";
            throw rejected(Reason.TOO_LARGE, fileName, String.format(Locale.ROOT, wrong, size, MAX_BYTES));
        }
        String fault = nameFault(fileName);
        if (fault != null) {
            throw rejected(Reason.BAD_NAME, fileName, fault + "; rename it");
        }
    }

    /** A rejection whose message begins with the file name, cut to 80 characters and without those that upset a terminal. */
    static LinqRejectedException rejected(Reason reason, String fileName, String wrong) {
        String shown = fileName.codePoints()
                .limit(SHOWN_CHARACTERS)
                .map(c -> isInvisible(c) ? '\uFFFD' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        String more = fileName.codePointCount(0, fileName.length()) > SHOWN_CHARACTERS ? "…" : "";
        return new LinqRejectedException(reason, "\"" + shown + more + "\" " + wrong);
    }

    private static String nameFault(String name) {
        if (name.isBlank() || name.equals(".") || name.equals("..")) {
            return "is not a file name";
        }
        if (name.codePointCount(0, name.length()) > MAX_NAME_CHARACTERS) {
            return "has a name of more than " + MAX_NAME_CHARACTERS + " characters";
        }
        if (name.indexOf('/') >= 0 || name.indexOf('\\') >= 0) {
            return "has a path separator in its name";
        }
        return name.codePoints().anyMatch(Limits::isInvisible)
                ? "has a control character or half of a surrogate pair in its name"
                : null;
    }

    private static boolean isInvisible(int c) {
        // U+202A–202E and U+2066–2069 reverse the direction of the text, so that "gpj.exe" reads as "exe.jpg".
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            default -> c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
        };
    }
}
