package io.github.camellinq.media;

/**
 * Recognizes a text that looks like one JSON object or array: its brackets are balanced outside of strings, and nothing follows
 * them.
 */
final class JsonText {
    private JsonText() {}

    static boolean is(String text) {
        String json = text.strip();
        if (!json.startsWith("{") && !json.startsWith("[")) {
            return false;
        }
        int second = 1;
        while (second < json.length() && Character.isWhitespace(json.charAt(second))) {
            second++;
        }
        // What may follow the first bracket: [INFO] and {{name}} are not JSON.
        return second < json.length()
                && "\"{[]}-0123456789".indexOf(json.charAt(second)) >= 0
                && !json.startsWith("{{")
                && isBalanced(json);
    }

    private static boolean isBalanced(String json) {
        int depth = 0;
        boolean quoted = false;
        for (int at = 0; at < json.length(); at++) {
            char c = json.charAt(at);
            if (quoted) {
                at += c == '\\' ? 1 : 0;
                quoted = c != '"';
            } else if (c == '"') {
                quoted = true;
            } else if (c == '{' || c == '[') {
                depth++;
            } else if (c == '}' || c == ']') {
                depth--;
                if (depth == 0) {
                    return at == json.length() - 1;
                }
            }
        }
        return false;
    }
}
