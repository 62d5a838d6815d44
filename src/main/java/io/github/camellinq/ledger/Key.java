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
 * @param recipient who gets it, in one word; what would be longer than an index of PostgreSQL takes ends in an ellipsis and the
 *     SHA-256 of the whole
 */
public record Key(String item, String version, String recipient) {

    /** Characters, of which handles have one byte each; the index takes 2,704 bytes for all three together. */
    private static final int MOST = 600;

    public Key {
        if (recipient.length() > MOST) {
            recipient = recipient.substring(0, MOST) + "…" + sha256(recipient);
        }
    }

    private static String sha256(String word) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(word.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
