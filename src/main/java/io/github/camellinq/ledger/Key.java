package io.github.camellinq.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What identifies a delivery.
 *
 * @param item where the item lies, in a form that does not change while it lies there
 * @param version tells the item from others that lay in the same place
 * @param recipient who receives it, as one word. A recipient of more than 600 bytes of UTF-8 is replaced by its beginning, an
 *     ellipsis and the SHA-256 of the whole, because an index of PostgreSQL cannot hold it; a replaced recipient is not replaced
 *     again
 */
public record Key(String item, String version, String recipient) {

    /** In bytes. The index takes 2,704 for all three together; a group of telephone numbers has 526 at most. */
    private static final int MOST = 600;

    /** In bytes: together with a character that is cut in two, the ellipsis and the digest, {@link #MOST} at most. */
    private static final int BEGINNING = 530;

    public Key {
        byte[] whole = recipient.getBytes(StandardCharsets.UTF_8);
        if (whole.length > MOST) {
            recipient = new String(whole, 0, BEGINNING, StandardCharsets.UTF_8) + "…" + sha256(whole);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
