package io.github.camellinq.route;

import io.github.camellinq.bucket.After;
import io.github.camellinq.bucket.Bucket;
import io.github.camellinq.bucket.ObjectVersion;
import io.github.camellinq.settings.BucketPlaces;
import io.github.camellinq.settings.Settings;

/**
 * A watched prefix of a bucket, and where its objects go.
 *
 * @param bucket the bucket
 * @param prefix what the watched keys begin with; empty, or with a slash at the end
 * @param after what happens to a delivered object
 * @param done the prefix to which it is moved, if it is; with a slash at the end
 * @param deadLetter the prefix for what cannot be delivered, or for the report about it; with a slash at the end
 */
record WatchedBucket(Bucket bucket, String prefix, After after, String done, String deadLetter) {

    WatchedBucket {
        prefix = BucketPlaces.folder(prefix);
        done = BucketPlaces.folder(done);
        deadLetter = BucketPlaces.folder(deadLetter);
    }

    /** A prefix of this bucket, with what the settings say for every prefix. */
    static WatchedBucket of(Bucket bucket, String prefix, Settings.BucketSettings settings) {
        return new WatchedBucket(bucket, prefix, settings.after(), settings.done(), settings.deadLetter());
    }

    /** Whether an object is one to deliver: not a folder marker, not put away, and not half-written. */
    boolean isInbox(ObjectVersion object) {
        return !object.isFolder()
                && !object.key().startsWith(done)
                && !object.key().startsWith(deadLetter)
                && !DroppedNames.isIgnored(object.name());
    }

    /** The key without the prefix. */
    String relative(ObjectVersion object) {
        return object.key().substring(prefix.length());
    }

    /** The first part of the key after the prefix, which names the recipient; empty when there is none. */
    String owner(ObjectVersion object) {
        String relative = relative(object);
        int end = relative.indexOf('/');
        return end < 0 ? "" : relative.substring(0, end);
    }

    /** The lane of an owner's objects. */
    String lane(String owner) {
        return source() + owner;
    }

    /** The lane of objects that name their recipient themselves. */
    String laneOf(Instructions instructions) {
        return source() + "/" + instructions.to() + "/" + instructions.chatId();
    }

    /** Where the prefix is, in words for people. */
    String source() {
        return place(prefix);
    }

    /** Where a key of this bucket is, in words for people. */
    String place(String key) {
        return "s3://" + bucket.name() + "/" + key;
    }

    /** The key of a place in this bucket; null when the place is not one. */
    String key(String place) {
        String all = place("");
        return place.startsWith(all) && place.length() > all.length() ? place.substring(all.length()) : null;
    }
}
