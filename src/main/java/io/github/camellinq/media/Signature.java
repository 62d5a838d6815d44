package io.github.camellinq.media;

import java.io.ByteArrayOutputStream;

/** The first bytes of a format; a mask of 0 stands for any byte. */
record Signature(byte[] bytes, byte[] mask, MediaTypeRow row) {

    /** Reads the notation of the table: characters, {@code \xNN} for a byte, {@code ?} for any byte. */
    static Signature of(String pattern, MediaTypeRow row) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ByteArrayOutputStream mask = new ByteArrayOutputStream();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            mask.write(c == '?' ? 0 : 1);
            if (c == '\\') {
                bytes.write(Integer.parseInt(pattern.substring(i + 2, i + 4), 16));
                i += 3;
            } else {
                bytes.write(c);
            }
        }
        return new Signature(bytes.toByteArray(), mask.toByteArray(), row);
    }

    int length() {
        return bytes.length;
    }

    boolean isAt(byte[] data, int at) {
        if (at < 0 || data.length - at < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if (mask[i] != 0 && bytes[i] != data[at + i]) {
                return false;
            }
        }
        return true;
    }
}
