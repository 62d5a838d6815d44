package io.github.camellinq.route;

import io.github.camellinq.bucket.After;
import io.github.camellinq.bucket.Bucket;
import io.github.camellinq.bucket.ObjectVersion;

/**
 * A prefix of a bucket that is watched, and where its objects go.
 *
 * @param bucket the bucket
 * @param prefix what the watched keys begin with; empty, or with a slash at its end
 * @param after what becomes of a delivered object
 * @param done where it goes if it is moved; with a slash at its end
 * @param deadLetter where what cannot be delivered goes, or the report of it; with a slash at its end
 */
record WatchedBucket(Bucket bucket, String prefix, After after, String done, String deadLetter) {

    WatchedBucket {
        prefix = folder(prefix);
        done = folder(done);
        deadLetter = folder(deadLetter);
    }

    /** A prefix of this bucket, with what the settings say of all. */
    static WatchedBucket of(Bucket bucket, String prefix, Settings.BucketSettings settings) {
        return new WatchedBucket(bucket, prefix, settings.after(), settings.done(), settings.deadLetter());
    }

    /** A prefix that ends where a name does; empty for the whole bucket. */
    static String folder(String prefix) {
        return prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/";
    }

    /** Whether an object is one to deliver: no folder's mark, nothing that is put away, no half-written file. */
    boolean isInbox(ObjectVersion object) {
        return !object.isFolder()
                && !object.key().startsWith(done)
                && !object.key().startsWith(deadLetter)
                && !DroppedNames.isIgnored(object.name());
    }

    /** What comes after the prefix. */
    String relative(ObjectVersion object) {
        return object.key().substring(prefix.length());
    }

    /** The first part of the key after the prefix, which names the recipient; empty where there is none. */
    String owner(ObjectVersion object) {
        String relative = relative(object);
        int end = relative.indexOf('/');
        return end < 0 ? "" : relative.substring(0, end);
    }

    /** The lane of an owner's objects. */
    String lane(String owner) {
        return source() + owner;
    }

    /** The lane of objects that name a recipient themselves. */
    String laneOf(Instructions instructions) {
        return source() + "/" + instructions.to() + "/" + instructions.chatId();
    }

    /** Where it is, as a person would say it. */
    String source() {
        return place(prefix);
    }

    /** Where a key of this bucket is, as a person would say it. */
    String place(String key) {
        return "s3://" + bucket.name() + "/" + key;
    }

    /** The key of a place in this bucket; null when it is none. */
    String key(String place) {
        String all = place("");
        return place.startsWith(all) && place.length() > all.length() ? place.substring(all.length()) : null;
    }
}
