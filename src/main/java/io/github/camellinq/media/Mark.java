package io.github.camellinq.media;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * A feature by which a type is recognized, written {@code kind:pattern} or {@code kind}. The header of the table explains the
 * kinds.
 */
record Mark(String kind, Weight weight, List<String> patterns) {

    /** How much a mark proves. */
    enum Weight {
        /** Enough by itself. */
        STRONG,
        /** Enough when the file's name has an extension of the type. */
        NAMED,
        /** Enough when nothing else is found. */
        WEAK
    }

    static Mark of(String text) {
        String[] parts = text.split(":", 2);
        String kind = parts[0];
        String pattern = parts.length < 2 ? "" : parts[1];
        // Only marks of containers have weights and joined patterns; other marks may contain these characters.
        boolean container = kind.equals("zip") || kind.equals("iso");
        Weight weight = !container
                ? Weight.STRONG
                : pattern.startsWith("@") ? Weight.NAMED : pattern.startsWith("~") ? Weight.WEAK : Weight.STRONG;
        String rest = weight == Weight.STRONG ? pattern : pattern.substring(1);
        return new Mark(kind, weight, container ? Arrays.asList(rest.split("\\+")) : List.of(rest));
    }

    String pattern() {
        return patterns.get(0);
    }

    /** Whether each pattern matches something that was found in a file. */
    boolean matches(Set<String> found) {
        return patterns.stream().allMatch(p -> p.indexOf('*') < 0 ? found.contains(p) : anyLike(p, found));
    }

    /** Whether a text begins with the pattern, ignoring case. */
    boolean opens(String text) {
        return text.regionMatches(true, 0, pattern(), 0, pattern().length());
    }

    private static boolean anyLike(String pattern, Set<String> found) {
        String[] pieces = pattern.split("\\*", -1);
        return found.stream().anyMatch(f -> isLike(pieces, f));
    }

    private static boolean isLike(String[] pieces, String text) {
        String last = pieces[pieces.length - 1];
        int end = text.length() - last.length();
        if (!text.startsWith(pieces[0]) || !text.endsWith(last)) {
            return false;
        }
        int at = pieces[0].length();
        for (int i = 1; i < pieces.length - 1; i++) {
            int found = text.indexOf(pieces[i], at);
            if (found < 0) {
                return false;
            }
            at = found + pieces[i].length();
        }
        return at <= end;
    }
}
