package io.github.camellinq;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Prints columns as wide as their widest cell. The last column is not padded. */
final class Table {
    private final List<List<String>> rows = new ArrayList<>();

    /** The line below each row, in the order of the rows; null for none. */
    private final List<String> notes = new ArrayList<>();

    Table(String... head) {
        rows.add(List.of(head));
        notes.add(null);
    }

    /** @param note a line below the row; null for none */
    void add(String note, String... cells) {
        rows.add(List.of(cells));
        notes.add(note);
    }

    void print(PrintWriter out) {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns - 1; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        for (int i = 0; i < rows.size(); i++) {
            out.println(line(rows.get(i), widths));
            if (notes.get(i) != null) {
                out.println("    " + notes.get(i));
            }
        }
    }

    private static String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size() - 1; i++) {
            line.append(cells.get(i)).append(" ".repeat(widths[i] - cells.get(i).length() + 2));
        }
        return line.append(cells.get(cells.size() - 1)).toString();
    }
}
