package io.github.camellinq.bucket;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.Tag;

/**
 * Actions on one version of an object, and never on another that replaced it, except as {@link #tag} says. Fails as {@link
 * Bucket} does.
 */
public final class ObjectActions {

    /** The key of the tag that says what happened to an object. */
    public static final String TAG = "linq-status";

    private final S3Client s3;
    private final Bucket bucket;

    ObjectActions(S3Client s3, Bucket bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    /**
     * Adds {@link #TAG} to the object's tags. S3 has no condition for this call: another version that replaces the object at the
     * same moment gets the tag.
     */
    public void tag(ObjectVersion object, String value) throws IOException {
        bucket.check(object);
        try {
            List<Tag> tags = new ArrayList<>(
                    s3.getObjectTagging(get -> get.bucket(bucket.name()).key(object.key()))
                            .tagSet());
            tags.removeIf(tag -> tag.key().equals(TAG));
            tags.add(Tag.builder().key(TAG).value(value).build());
            s3.putObjectTagging(
                    put -> put.bucket(bucket.name()).key(object.key()).tagging(all -> all.tagSet(tags)));
        } catch (SdkException e) {
            throw StoreFailure.of(e, object.source());
        }
    }

    /** Removes {@link #TAG} and leaves the object's other tags. Checks the version as {@link #tag} does. */
    public void untag(ObjectVersion object) throws IOException {
        bucket.check(object);
        try {
            List<Tag> tags = new ArrayList<>(
                    s3.getObjectTagging(get -> get.bucket(bucket.name()).key(object.key()))
                            .tagSet());
            if (tags.removeIf(tag -> tag.key().equals(TAG))) {
                s3.putObjectTagging(
                        put -> put.bucket(bucket.name()).key(object.key()).tagging(all -> all.tagSet(tags)));
            }
        } catch (SdkException e) {
            throw StoreFailure.of(e, object.source());
        }
    }

    /** Whether nothing is at a key, or only a copy of this object that an earlier, unfinished move left there. */
    public boolean isFree(String key, ObjectVersion object) throws IOException {
        return bucket.etag(key).map(object.etag()::equals).orElse(true);
    }

    /** Copies the object with its metadata to another key and deletes it. An object at the other key is overwritten. */
    public void move(ObjectVersion object, String key) throws IOException {
        try {
            s3.copyObject(copy -> copy.sourceBucket(bucket.name())
                    .sourceKey(object.key())
                    .copySourceIfMatch(object.etag())
                    .destinationBucket(bucket.name())
                    .destinationKey(key)
                    .metadataDirective(MetadataDirective.COPY));
        } catch (SdkException e) {
            throw StoreFailure.of(e, object.source());
        }
        delete(object);
    }

    /** Deletes the object, if it is still this version. */
    public void delete(ObjectVersion object) throws IOException {
        bucket.check(object);
        DeleteObjectRequest request = DeleteObjectRequest.builder()
                .bucket(bucket.name())
                .key(object.key())
                .build();
        try {
            try {
                s3.deleteObject(request.toBuilder().ifMatch(object.etag()).build());
            } catch (AwsServiceException e) {
                if (!StoreFailure.isNotImplemented(e)) {
                    throw e;
                }
                // The store does not support the condition; the version was checked a moment ago.
                s3.deleteObject(request);
            }
        } catch (SdkException e) {
            throw StoreFailure.of(e, object.source());
        }
    }

    /** Writes an object of JSON; one that is at the key is overwritten. */
    public void write(String key, byte[] json) throws IOException {
        try {
            s3.putObject(
                    put -> put.bucket(bucket.name()).key(key).contentType("application/json"),
                    RequestBody.fromBytes(json));
        } catch (SdkException e) {
            throw StoreFailure.of(e, bucket.source(key));
        }
    }
}
