package io.github.camellinq.api;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What each answer of the API means for a delivery: the file's own fault, or the service's. It is data ({@code errors.tsv}),
 * and whoever knows better for an account can say so for a code or a status. Immutable.
 */
public final class ErrorTable {

    /** What a verdict is called that leaves the file where it is. */
    public static final String UNAVAILABLE = "unavailable";

    private static final ErrorTable STANDARD = new ErrorTable(read());

    /** A client error that Linq, which gives every failure a code, has not answered. */
    private static final String NO_CODE = "no-code";

    /** A code of Linq, a status, a class of statuses, or none of these. */
    private static final Pattern MATCH = Pattern.compile("[1-9][0-9]{3}|http-[3-5]([0-9]{2}|xx)|" + NO_CODE);

    private static final int TOO_LARGE = 413;

    private final Map<String, Row> rows;

    /**
     * What an answer means.
     *
     * @param reason why the file is rejected; null when the service is unavailable instead
     * @param meaning for people
     */
    public record Row(Reason reason, String meaning) {

        /** The word for what becomes of the file: a reason, or {@code unavailable}. */
        public String verdict() {
            return reason == null ? UNAVAILABLE : reason.word();
        }
    }

    private ErrorTable(Map<String, Row> rows) {
        this.rows = Collections.unmodifiableMap(rows);
    }

    /** The table as it is shipped. */
    public static ErrorTable standard() {
        return STANDARD;
    }

    /**
     * All rows by what they match: a code such as {@code 2005}, else {@code http-503}, else {@code no-code} for a 4xx without
     * one, else {@code http-5xx}.
     */
    public Map<String, Row> rows() {
        return rows;
    }

    /**
     * This table with one row changed or added.
     *
     * @param match a code such as {@code 2005}, a status such as {@code http-503}, {@code http-5xx} or {@code no-code}
     * @param verdict {@code unavailable}, or the word of a {@link Reason}
     * @throws IllegalArgumentException when either is none of these
     */
    public ErrorTable with(String match, String verdict) {
        if (!MATCH.matcher(match).matches()) {
            throw new IllegalArgumentException(
                    "'" + match + "' is no answer: a code such as 2005, http-503, http-5xx or no-code is needed");
        }
        Map<String, Row> changed = new LinkedHashMap<>(rows);
        String meaning = rows.containsKey(match) ? rows.get(match).meaning() : "as the settings say";
        changed.put(match, new Row(verdict.equals(UNAVAILABLE) ? null : reason(verdict), meaning));
        return new ErrorTable(changed);
    }

    /**
     * The row of an answer.
     *
     * @param code Linq's code, 0 where there is none
     */
    Row row(int status, int code) {
        // A voice memo that is too large is answered 413 with 5001, the code of an upload that failed.
        Row row = status == TOO_LARGE ? null : rows.get(Integer.toString(code));
        if (row == null) {
            row = rows.get("http-" + status);
        }
        if (row == null && code == 0 && status / 100 == 4) {
            row = rows.get(NO_CODE);
        }
        if (row == null) {
            row = rows.get("http-" + status / 100 + "xx");
        }
        return row != null ? row : new Row(null, "an answer that HTTP does not know");
    }

    private static Map<String, Row> read() {
        Map<String, Row> rows = new LinkedHashMap<>();
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(ErrorTable.class.getResourceAsStream("errors.tsv"), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (!line.startsWith("#")) {
                    String[] cells = line.split("\t", -1);
                    rows.put(cells[0], new Row(cells[1].equals(UNAVAILABLE) ? null : reason(cells[1]), cells[2]));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("errors.tsv cannot be read from the jar", e);
        }
        return rows;
    }

    private static Reason reason(String word) {
        return Arrays.stream(Reason.values())
                .filter(reason -> reason.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + word + "' is no verdict: " + UNAVAILABLE
                        + " is needed, or the reason of a dead letter: "
                        + Arrays.stream(Reason.values()).map(Reason::word).collect(Collectors.joining(", "))));
    }
}
