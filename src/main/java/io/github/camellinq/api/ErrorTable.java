package io.github.camellinq.api;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Reads {@code errors.tsv}: what each answer means for a delivery. */
final class ErrorTable {
    private static final Map<String, Row> ROWS = read();

    /**
     * What an answer means.
     *
     * @param reason why the file is rejected; null when the service is unavailable instead
     */
    record Row(Reason reason, String meaning) {}

    private ErrorTable() {}

    /**
     * The row of an answer.
     *
     * @param code Linq's code, 0 where there is none
     */
    static Row row(int status, int code) {
        Row row = ROWS.get(Integer.toString(code));
        if (row == null) {
            row = ROWS.get("http " + status);
        }
        if (row == null) {
            row = ROWS.get("http " + status / 100 + "xx");
        }
        return row != null ? row : new Row(null, "an answer that HTTP does not know");
    }

    private static Map<String, Row> read() {
        Map<String, Row> rows = new HashMap<>();
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(ErrorTable.class.getResourceAsStream("errors.tsv"), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (!line.startsWith("#")) {
                    String[] cells = line.split("\t", -1);
                    rows.put(cells[0], new Row(cells[1].equals("rejected") ? reason(cells[2]) : null, cells[3]));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("errors.tsv cannot be read from the jar", e);
        }
        return Map.copyOf(rows);
    }

    private static Reason reason(String word) {
        return Reason.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
