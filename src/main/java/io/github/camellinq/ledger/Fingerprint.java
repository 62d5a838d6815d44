package io.github.camellinq.ledger;

/**
 * What makes two uploads the same.
 *
 * @param sha256 of the bytes, in any one spelling; null where nobody computed it, and then nothing equals it
 * @param size in bytes
 * @param name as registered
 * @param mediaType as registered; null before the upload
 */
public record Fingerprint(String sha256, long size, String name, String mediaType) {}
