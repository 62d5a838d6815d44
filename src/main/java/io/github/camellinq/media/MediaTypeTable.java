package io.github.camellinq.media;

import io.github.camellinq.media.Mark.Weight;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/** The table of media types in {@code media-types.tsv}. Lookups return null when they find no row. */
final class MediaTypeTable {
    private static final String FILE = "media-types.tsv";

    private final List<MediaTypeRow> rows;
    private final Map<String, MediaTypeRow> byName = new HashMap<>();
    private final Map<String, MediaTypeRow> byExtension = new HashMap<>();
    private final Map<String, List<Candidate>> byKind = new HashMap<>();
    private final List<Signature> signatures;

    private record Candidate(MediaTypeRow row, Mark mark) {}

    private MediaTypeTable(List<MediaTypeRow> rows) {
        this.rows = rows;
        for (MediaTypeRow row : rows) {
            byName.put(row.type(), row);
            row.names().forEach(name -> byName.putIfAbsent(name, row));
            row.extensions().forEach(extension -> byExtension.putIfAbsent(extension, row));
        }
        // Refused types come first: a program that is also a valid archive is a program.
        Stream<MediaTypeRow> refusedFirst = rows.stream().sorted(Comparator.comparing(MediaTypeRow::isSent));
        refusedFirst.forEach(
                row -> row.marks().forEach(mark -> byKind.computeIfAbsent(mark.kind(), kind -> new ArrayList<>())
                        .add(new Candidate(row, mark))));
        signatures = candidates("bytes").stream()
                .map(c -> Signature.of(c.mark().pattern(), c.row()))
                .sorted(Comparator.comparing(Signature::length).reversed())
                .toList();
    }

    static MediaTypeTable load() {
        try (InputStream in = MediaTypeTable.class.getResourceAsStream(FILE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return new MediaTypeTable(lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(MediaTypeRow::of)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read from the jar", e);
        }
    }

    List<MediaTypeRow> rows() {
        return rows;
    }

    /** The row of a type, given by its name or another name of it, without parameters. */
    MediaTypeRow byName(String type) {
        return byName.get(type);
    }

    /** The first row with this extension, in lower case. */
    MediaTypeRow byExtension(String extension) {
        return byExtension.get(extension);
    }

    /** The row whose signature is found at a position; the longest signature wins. */
    MediaTypeRow bySignature(byte[] bytes, int at) {
        for (Signature signature : signatures) {
            if (signature.isAt(bytes, at)) {
                return signature.row();
            }
        }
        return null;
    }

    /** The row whose opening a text begins with. */
    MediaTypeRow byOpening(String text) {
        return first("opening", Weight.STRONG, (row, mark) -> mark.opens(text));
    }

    /** The row with a mark of this kind and weight that matches what was found. */
    MediaTypeRow byMarks(String kind, Weight weight, Set<String> found) {
        return first(kind, weight, (row, mark) -> mark.matches(found));
    }

    /** The row with this extension and a {@link Weight#NAMED} mark of this kind that matches what was found. */
    MediaTypeRow byNamedMarks(String kind, String extension, Set<String> found) {
        return first(kind, Weight.NAMED, (row, mark) -> row.extensions().contains(extension) && mark.matches(found));
    }

    /** The row with a mark of this kind, for a kind that only one row has. */
    MediaTypeRow only(String kind) {
        return candidates(kind).get(0).row();
    }

    private MediaTypeRow first(String kind, Weight weight, BiPredicate<MediaTypeRow, Mark> test) {
        for (Candidate candidate : candidates(kind)) {
            if (candidate.mark().weight() == weight && test.test(candidate.row(), candidate.mark())) {
                return candidate.row();
            }
        }
        return null;
    }

    private List<Candidate> candidates(String kind) {
        return byKind.getOrDefault(kind, List.of());
    }
}
