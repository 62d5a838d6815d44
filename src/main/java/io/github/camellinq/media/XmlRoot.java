package io.github.camellinq.media;

/** Finds the name of the first element of an XML or HTML text, without its namespace prefix. */
final class XmlRoot {
    private XmlRoot() {}

    /** The name as written; null when the text does not begin with an element. */
    static String of(String text) {
        int at = skipSpace(text, 0);
        while (at >= 0 && at < text.length() && text.charAt(at) == '<') {
            if (text.startsWith("<!--", at)) {
                at = after(text, "-->", at + 4);
            } else if (text.startsWith("<?", at)) {
                at = after(text, "?>", at + 2);
            } else if (text.startsWith("<!", at)) {
                at = afterDeclaration(text, at);
            } else {
                return name(text, at + 1);
            }
        }
        return null;
    }

    private static int after(String text, String end, int from) {
        int at = text.indexOf(end, from);
        return at < 0 ? -1 : skipSpace(text, at + end.length());
    }

    private static int afterDeclaration(String text, int from) {
        // An internal subset, as Illustrator writes it before <svg>, is in square brackets and contains angle brackets.
        int end = text.indexOf('>', from);
        int subset = text.indexOf('[', from);
        if (subset < 0 || subset > end) {
            return end < 0 ? -1 : skipSpace(text, end + 1);
        }
        int close = text.indexOf(']', subset);
        return close < 0 ? -1 : after(text, ">", close);
    }

    private static int skipSpace(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static String name(String text, int from) {
        int end = from;
        while (end < text.length() && " \t\r\n/>".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        String name = text.substring(from, end);
        return name.isEmpty() ? null : name.substring(name.indexOf(':') + 1);
    }
}
