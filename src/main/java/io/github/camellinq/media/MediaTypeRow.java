package io.github.camellinq.media;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A row of the table of media types.
 *
 * @param type as Linq names it, or as others do where Linq has no name for it
 * @param instead for a replaced type, the type that is sent in its place; for a refused type, what can be sent instead; empty
 *     otherwise
 * @param extensions in lower case, without the dot
 * @param names other names of the type
 */
record MediaTypeRow(
        String type, Status status, String instead, Set<String> extensions, Set<String> names, List<Mark> marks) {

    /** What happens to a file of the type. */
    enum Status {
        SENT,
        REPLACED,
        REFUSED,
        EXECUTABLE
    }

    static MediaTypeRow of(String line) {
        String[] cells = line.split("\t", -1);
        return new MediaTypeRow(
                cells[0],
                Status.valueOf(cells[1].toUpperCase(Locale.ROOT)),
                cells[2].equals("-") ? "" : cells[2],
                Set.copyOf(list(cells[3])),
                Set.copyOf(list(cells[4])),
                list(cells[5]).stream().map(Mark::of).toList());
    }

    private static List<String> list(String cell) {
        return cell.equals("-") ? List.of() : Arrays.asList(cell.split(","));
    }

    /** Whether files of the type are sent, as this type or another. */
    boolean isSent() {
        return status == Status.SENT || status == Status.REPLACED;
    }

    /** The media type that is registered with Linq. */
    String sentAs() {
        return status == Status.REPLACED ? instead : type;
    }

    boolean has(String kind) {
        return marks.stream().anyMatch(m -> m.kind().equals(kind));
    }
}
