package io.github.camellinq.check;

import java.util.Comparator;

/**
 * Something that is wrong and that a person is to correct.
 *
 * @param file the file, as one would type it; null when the fault is not that of a file
 * @param line counted from 1; 0 when the fault is not that of a line
 * @param words what is wrong and what to do
 */
public record Fault(String file, int line, String words) implements Comparable<Fault> {
    private static final Comparator<Fault> ORDER = Comparator.comparing(
                    Fault::file, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparingInt(Fault::line)
            .thenComparing(Fault::words);

    @Override
    public int compareTo(Fault other) {
        return ORDER.compare(this, other);
    }

    /** {@code routes/own.camel.yaml:12: what is wrong}, the form that editors and terminals understand. */
    @Override
    public String toString() {
        return (file == null ? "" : file + (line == 0 ? "" : ":" + line) + ": ") + words;
    }
}
