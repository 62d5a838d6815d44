package io.github.camellinq.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the sender and the recipients of a message. */
final class Handles {
    private static final int MOST = 31;
    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{1,14}");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");

    private Handles() {}

    /**
     * The sending line.
     *
     * @param lines the lines that may send; empty for any line
     * @throws Refusal 1001, 1002, 1003, 2006
     */
    static String from(JsonNode body, Set<String> lines) {
        String from = Fields.string(body, "from");
        if (!E164.matcher(from).matches()) {
            throw Refusal.notE164();
        }
        if (!lines.isEmpty() && !lines.contains(from)) {
            throw Refusal.lineNotAllowed();
        }
        return from;
    }

    /**
     * The recipients, without repetitions.
     *
     * @throws Refusal 1001, 1002, 1003, 1005
     */
    static List<String> to(JsonNode body) {
        JsonNode handles = Fields.array(body, "to");
        if (handles.isEmpty() || handles.size() > MOST) {
            throw Refusal.invalidValue("to must have 1 to " + MOST + " handles");
        }
        List<String> to = new ArrayList<>();
        for (JsonNode handle : handles) {
            if (!handle.isTextual()) {
                throw Refusal.invalidBody("to must be an array of strings");
            }
            String value = handle.textValue();
            if (!E164.matcher(value).matches() && !EMAIL.matcher(value).matches()) {
                throw Refusal.notE164();
            }
            if (!to.contains(value)) {
                to.add(value);
            }
        }
        return List.copyOf(to);
    }
}
