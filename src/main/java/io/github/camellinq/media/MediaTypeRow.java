package io.github.camellinq.media;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A line of the table of media types.
 *
 * @param type as Linq writes it, or as others do where Linq has no word for it
 * @param instead for a replaced type the one that is sent, for a refused one what can be sent; empty otherwise
 * @param extensions in lower case, without the dot
 * @param names what others call the type
 */
record MediaTypeRow(
        String type, Status status, String instead, Set<String> extensions, Set<String> names, List<Mark> marks) {

    /** What becomes of a file of the type. */
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

    /** Whether files of the type are sent, under this name or another. */
    boolean isSent() {
        return status == Status.SENT || status == Status.REPLACED;
    }

    /** The media type that goes to Linq. */
    String sentAs() {
        return status == Status.REPLACED ? instead : type;
    }

    boolean has(String kind) {
        return marks.stream().anyMatch(m -> m.kind().equals(kind));
    }
}
