package io.github.camellinq.ledger;

/**
 * What tells whether two uploads are the same.
 *
 * @param sha256 of the bytes, always in the same notation; null when it was not computed, and then no upload is the same
 * @param size in bytes
 * @param name as registered with Linq
 * @param mediaType as registered with Linq; null before the upload
 */
public record Fingerprint(String sha256, long size, String name, String mediaType) {}
