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
 * What each answer of the API means for a delivery: the file is rejected, or the service is unavailable. The rows come from
 * {@code errors.tsv}, and settings can override them for a code or a status. Immutable.
 */
public final class ErrorTable {

    /** The verdict that leaves the file where it is, to be tried again later. */
    public static final String UNAVAILABLE = "unavailable";

    private static final ErrorTable STANDARD = new ErrorTable(read());

    /** A client error without a code: Linq gives every failure a code, so another server has answered. */
    private static final String NO_CODE = "no-code";

    /** What a row can match: a code of Linq, a status, a class of statuses, or {@link #NO_CODE}. */
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

        /** What happens to the file, in one word: a reason for setting it aside, or {@code unavailable}. */
        public String verdict() {
            return reason == null ? UNAVAILABLE : reason.word();
        }
    }

    private ErrorTable(Map<String, Row> rows) {
        this.rows = Collections.unmodifiableMap(rows);
    }

    /** The table as shipped, without overrides. */
    public static ErrorTable standard() {
        return STANDARD;
    }

    /**
     * All rows by what they match. A row for the code, such as {@code 2005}, comes before one for the status, such as
     * {@code http-503}, then {@code no-code} for a 4xx without a code, then the class, such as {@code http-5xx}.
     */
    public Map<String, Row> rows() {
        return rows;
    }

    /**
     * A copy of this table with one row changed or added.
     *
     * @param match a code such as {@code 2005}, a status such as {@code http-503}, {@code http-5xx} or {@code no-code}
     * @param verdict {@code unavailable}, or the word of a {@link Reason}
     * @throws IllegalArgumentException when {@code match} or {@code verdict} is none of these
     */
    public ErrorTable with(String match, String verdict) {
        if (!MATCH.matcher(match).matches()) {
            throw new IllegalArgumentException("'" + match
                    + "' does not match any answer: write a code such as 2005, or http-503, http-5xx or no-code");
        }
        Map<String, Row> changed = new LinkedHashMap<>(rows);
        String meaning = rows.containsKey(match) ? rows.get(match).meaning() : "classified by linq.errors." + match;
        changed.put(match, new Row(verdict.equals(UNAVAILABLE) ? null : reason(verdict), meaning));
        return new ErrorTable(changed);
    }

    /**
     * The row for an answer; never null.
     *
     * @param code Linq's code; 0 when there is none
     */
    Row row(int status, int code) {
        // For a voice memo that is too large, the API answers 413 with 5001, the code of a failed upload.
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
        return row != null ? row : new Row(null, "a status that HTTP does not define");
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
                .orElseThrow(() -> new IllegalArgumentException("'" + word + "' is not a verdict: write " + UNAVAILABLE
                        + " or the reason of a dead letter, one of "
                        + Arrays.stream(Reason.values()).map(Reason::word).collect(Collectors.joining(", "))));
    }
}
