package io.github.camellinq.bucket;

import java.util.List;

/**
 * Some objects of a bucket, in the order of their keys.
 *
 * @param objects at most as many as were requested
 * @param next where the next page begins; null when there is none
 */
public record KeyPage(List<ObjectVersion> objects, Place next) {

    /**
     * Where a page begins.
     *
     * @param token the store's continuation token; null for none
     * @param after the key after which the page begins; null for none
     */
    public record Place(String token, String after) {
        public static final Place START = new Place(null, null);

        /** The place after this key. */
        public static Place after(String key) {
            return new Place(null, key);
        }
    }
}
