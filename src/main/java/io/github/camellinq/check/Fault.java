package io.github.camellinq.check;

import java.util.Comparator;

/**
 * Something that is wrong, for a person to mend.
 *
 * @param file where, as one would type it; null where no file is to blame
 * @param line counted from 1; 0 where no line is to blame
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

    /** {@code routes/own.camel.yaml:12: what is wrong}, as editors and terminals understand it. */
    @Override
    public String toString() {
        return (file == null ? "" : file + (line == 0 ? "" : ":" + line) + ": ") + words;
    }
}
