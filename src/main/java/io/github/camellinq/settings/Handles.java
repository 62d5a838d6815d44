package io.github.camellinq.settings;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds out what kind of recipient a word names. */
public final class Handles {

    public enum Kind {
        PHONE_NUMBER,
        EMAIL,
        CHAT,
        OTHER
    }

    /** E.164: a plus and 2 to 15 digits, the first not zero (the pattern of the API's {@code from}). */
    private static final Pattern PHONE_NUMBER = Pattern.compile("\\+[1-9][0-9]{1,14}");

    /** One @ with something before it and a dotted domain after it; only the API knows whether anybody reads it. */
    private static final Pattern EMAIL =
            Pattern.compile("[^\\s@,;:/\\\\\"<>]+@[^\\s@,;:/\\\\\"<>]+\\.[^\\s@,;:/\\\\\"<>.]+");

    private static final Pattern CHAT = Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** What people and address books put between the digits of a number, including invisible direction marks. */
    private static final Pattern BETWEEN_DIGITS = Pattern.compile("[\\p{Z}\\p{Cf}\\p{Cc}\\p{Pd}./()]+");

    private Handles() {}

    public static Kind kindOf(String word) {
        if (PHONE_NUMBER.matcher(word).matches()) {
            return Kind.PHONE_NUMBER;
        }
        if (word.length() <= 254 && EMAIL.matcher(word).matches()) {
            return Kind.EMAIL;
        }
        return CHAT.matcher(word).matches() ? Kind.CHAT : Kind.OTHER;
    }

    /** The number that somebody wrote with separators, or with characters that look like its own; empty for any other word. */
    public static Optional<String> numberMeant(String word) {
        String bare = BETWEEN_DIGITS
                .matcher(Normalizer.normalize(word, Normalizer.Form.NFKC))
                .replaceAll("");
        return kindOf(bare) == Kind.PHONE_NUMBER ? Optional.of(bare) : Optional.empty();
    }
}
