package io.github.camellinq.bucket;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decodes metadata to what its owner wrote: S3 returns text that is not ASCII as encoded words (RFC 2047), always in UTF-8
 * ("Working with object metadata", docs.aws.amazon.com).
 */
final class EncodedWords {
    private static final Pattern WORD =
            Pattern.compile("=\\?UTF-8\\?([BQ])\\?([^?\\s]*)\\?=", Pattern.CASE_INSENSITIVE);

    /** White space between two encoded words, which does not count. */
    private static final Pattern BETWEEN =
            Pattern.compile("(?<=\\?=)\\s+(?==\\?UTF-8\\?[BQ]\\?)", Pattern.CASE_INSENSITIVE);

    private EncodedWords() {}

    /** The text with its encoded words decoded. Everything else, and a malformed encoded word, stays as it is. */
    static String decode(String text) {
        if (!text.contains("=?")) {
            return text;
        }
        // A character may be split between two adjacent words, so their bytes are decoded together.
        StringBuilder decoded = new StringBuilder();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String joined = BETWEEN.matcher(text).replaceAll("");
        int end = 0;
        for (Matcher word = WORD.matcher(joined); word.find(); end = word.end()) {
            if (word.start() > end) {
                decoded.append(bytes.toString(StandardCharsets.UTF_8)).append(joined, end, word.start());
                bytes.reset();
            }
            bytes.writeBytes(bytes(word));
        }
        return decoded.append(bytes.toString(StandardCharsets.UTF_8))
                .append(joined, end, joined.length())
                .toString();
    }

    private static byte[] bytes(Matcher word) {
        try {
            return word.group(1).equalsIgnoreCase("B")
                    ? Base64.getDecoder().decode(word.group(2))
                    : quoted(word.group(2));
        } catch (IllegalArgumentException e) {
            return word.group().getBytes(StandardCharsets.UTF_8);
        }
    }

    private static byte[] quoted(String word) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c == '=' && i + 2 < word.length()) {
                bytes.write(Integer.parseInt(word, i + 1, i + 3, 16));
                i += 2;
            } else {
                bytes.writeBytes((c == '_' ? " " : String.valueOf(c)).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
