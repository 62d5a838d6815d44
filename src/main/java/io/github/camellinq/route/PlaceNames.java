package io.github.camellinq.route;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of files where they are put away: their own, numbered when that is taken and shortened when it is too long. */
final class PlaceNames {

    /** In bytes. Some file systems allow longer names, and few allow less. */
    private static final int LONGEST = 255;

    /** The names that {@link #numbered} makes. */
    private static final Pattern NUMBERED = Pattern.compile("(.+)-[1-9][0-9]*((?:\\.[^.]*)?)", Pattern.DOTALL);

    private PlaceNames() {}

    /** The name itself for 0, else {@code photo-1.jpg} for {@code photo.jpg}. */
    static String numbered(String name, int number) {
        int dot = name.lastIndexOf('.');
        int end = dot > 0 ? dot : name.length();
        return number == 0 ? name : name.substring(0, end) + "-" + number + name.substring(end);
    }

    /**
     * As {@link #numbered}, with as much of the name as there is room for.
     *
     * @param companion the ending of the file that stands beside it; empty when there is none
     */
    static String fitting(String name, int number, String companion) {
        String shorter = name;
        while (isTooLong(numbered(shorter, number) + companion)) {
            shorter = withoutLastCharacter(shorter);
        }
        return numbered(shorter, number);
    }

    /** The extension stays as long as anything is left before it. */
    private static String withoutLastCharacter(String name) {
        int dot = name.lastIndexOf('.');
        int end = dot > 0 && name.codePointCount(0, dot) > 1 ? dot : name.length();
        return name.substring(0, name.offsetByCodePoints(end, -1)) + name.substring(end);
    }

    /** Whether a file system may refuse the name because of its length. */
    static boolean isTooLong(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length > LONGEST;
    }

    /** The name of which this may be a numbered form; empty when it cannot be one. */
    static Optional<String> unnumbered(String name) {
        Matcher matcher = NUMBERED.matcher(name);
        return matcher.matches() ? Optional.of(matcher.group(1) + matcher.group(2)) : Optional.empty();
    }
}
