package io.github.camellinq.bucket;

import java.time.Instant;

/**
 * An object of a bucket as a listing showed it: this version of it and no other.
 *
 * @param bucket the bucket's name
 * @param key as it is, not encoded
 * @param etag with its quotes, as it is sent back; changes with the bytes, and is no hash of them
 * @param size in bytes
 * @param modified when it was put there, by our clock
 */
public record ObjectVersion(String bucket, String key, String etag, long size, Instant modified) {

    /** Where it lies, which stays the same whatever is put there. */
    public String source() {
        return "s3://" + bucket + "/" + key;
    }

    /** Tells it from all that was and will be put there with other bytes. */
    public String version() {
        return etag.replace("\"", "") + "-" + size;
    }

    /** What comes after the last slash of the key; of a key that ends in one, what comes before it. */
    public String name() {
        String path = key;
        while (path.endsWith("/")) {
            path = path.substring(0, path.length() - 1);
        }
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Whether it only stands for a folder, as consoles and file browsers make them. */
    public boolean isFolder() {
        return size == 0 && key.endsWith("/");
    }
}
