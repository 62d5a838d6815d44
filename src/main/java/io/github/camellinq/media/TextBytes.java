package io.github.camellinq.media;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Distinguishes text from other bytes: text has no control characters except white space, backspace and escape. UTF-8, UTF-16
 * with a byte order mark and every 8-bit charset are accepted.
 */
final class TextBytes {
    private static final boolean[] CONTROL = new boolean[256];

    static {
        for (int c = 0; c < ' '; c++) {
            CONTROL[c] = "\b\t\n\u000B\f\r\u001B".indexOf(c) < 0;
        }
        CONTROL[0x7F] = true;
    }

    private TextBytes() {}

    /** The text without its byte order mark; null when the bytes are not text. Characters outside of ASCII may be wrong. */
    static String of(byte[] bytes) {
        if (bytes.length >= 2 && bytes[0] == -2 && bytes[1] == -1) {
            return wide(bytes, StandardCharsets.UTF_16BE);
        }
        if (bytes.length >= 2 && bytes[0] == -1 && bytes[1] == -2) {
            return wide(bytes, StandardCharsets.UTF_16LE);
        }
        for (byte b : bytes) {
            if (CONTROL[b & 0xFF]) {
                return null;
            }
        }
        boolean marked = bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == -65;
        int from = marked ? 3 : 0;
        // Only ASCII is searched for, which is the same in UTF-8 and in the 8-bit charsets.
        return new String(bytes, from, bytes.length - from, StandardCharsets.ISO_8859_1);
    }

    private static String wide(byte[] bytes, Charset charset) {
        String text = new String(bytes, 2, bytes.length - 2, charset);
        return text.chars().anyMatch(c -> c < CONTROL.length && CONTROL[c]) ? null : text;
    }
}
