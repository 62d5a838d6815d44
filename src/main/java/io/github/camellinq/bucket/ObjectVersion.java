package io.github.camellinq.bucket;

import java.time.Instant;

/**
 * One version of an object in a bucket, as a listing returned it.
 *
 * @param bucket the bucket's name
 * @param key not encoded
 * @param etag with its quotes, as conditions send it back; it changes with the bytes, but need not be a hash of them
 * @param size in bytes
 * @param modified when the object was put there, converted to this machine's clock
 */
public record ObjectVersion(String bucket, String key, String etag, long size, Instant modified) {

    /** The address of the object, such as {@code s3://inbox/a.txt}; the same for all versions. */
    public String source() {
        return "s3://" + bucket + "/" + key;
    }

    /** Tells this version from every other one with different bytes. */
    public String version() {
        return etag.replace("\"", "") + "-" + size;
    }

    /** The part of the key after its last slash, not counting slashes at the end. */
    public String name() {
        String path = key;
        while (path.endsWith("/")) {
            path = path.substring(0, path.length() - 1);
        }
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Whether the object only stands for a folder, as created by consoles and file browsers. */
    public boolean isFolder() {
        return size == 0 && key.endsWith("/");
    }
}
