package io.github.camellinq.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What makes one delivery.
 *
 * @param item where the item lies, in a form that stays the same as long as it lies there
 * @param version which of the things that ever lay there it is
 * @param recipient who gets it, in one word; what would be longer than an index of PostgreSQL takes is its beginning, an
 *     ellipsis and the SHA-256 of the whole, and stays so when it is read again
 */
public record Key(String item, String version, String recipient) {

    /** Bytes; the index takes 2,704 for all three together. No group of telephone numbers has more than 526. */
    private static final int MOST = 600;

    /** With a character that is cut in two, the ellipsis and the digest these are no more than {@link #MOST}. */
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
