package io.github.camellinq.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * A picture of random bytes whose name says who gets it and which one it is, and whose bytes say the latter too.
 *
 * @param recipient a number with its plus sign
 */
record SampleFile(String recipient, int number) {

    /** Enough bytes to know which file it is. */
    static final int HEAD = 24;

    private static final int NUMBER_AT = 20;
    private static final byte[] JPEG = {
        (byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0
    };

    /** The file with a number, where each recipient gets some in a row. */
    static SampleFile of(int number, int perRecipient) {
        return new SampleFile("+1555%07d".formatted(number / perRecipient), number);
    }

    static SampleFile named(String name) {
        int dash = name.indexOf('-');
        int dot = name.indexOf('.');
        if (dash < 0 || dot < dash) {
            throw new IllegalArgumentException(name + " is no file of the benchmark");
        }
        return new SampleFile('+' + name.substring(0, dash), Integer.parseInt(name.substring(dash + 1, dot)));
    }

    String name() {
        return recipient.substring(1) + "-" + number + ".jpg";
    }

    /** Which file it is by its first bytes. */
    static int numberIn(byte[] head) {
        return ByteBuffer.wrap(head).getInt(NUMBER_AT);
    }

    /** The bytes that all files of a size share, but for their numbers. */
    static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        System.arraycopy(JPEG, 0, bytes, 0, JPEG.length);
        return bytes;
    }

    /** Writes it into its recipient's folder below another one; {@code bytes} are changed to be its own. */
    Path write(Path folder, byte[] bytes) throws IOException {
        ByteBuffer.wrap(bytes).putInt(NUMBER_AT, number);
        return Files.write(Files.createDirectories(folder.resolve(recipient)).resolve(name()), bytes);
    }
}
