package io.github.camellinq.bucket;

import io.github.camellinq.media.ContentChangedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;

/**
 * One bucket of an S3 store. Safe for concurrent use. Does not retry: callers try again later.
 *
 * <p>Methods throw {@link java.nio.file.NoSuchFileException} for an object that does not exist, {@link ContentChangedException}
 * for one that was replaced by another version, {@link java.nio.file.AccessDeniedException} when the store does not allow the
 * call, and another {@link java.nio.file.FileSystemException} when the store fails. The message of each names the object.
 */
public final class Bucket implements AutoCloseable {
    private final S3Client s3;
    private final String name;

    private Bucket(S3Client s3, String name) {
        this.s3 = s3;
        this.name = name;
    }

    /**
     * Opens a bucket without calling the store, so that this succeeds while the store cannot be reached.
     *
     * @throws IllegalStateException when the AWS SDK finds no region
     */
    public static Bucket open(String name, StoreAccess access) {
        return new Bucket(Clients.client(access), name);
    }

    public String name() {
        return name;
    }

    /** The objects whose keys begin with a prefix, from a place on, {@code most} at most. */
    public KeyPage list(String prefix, KeyPage.Place place, int most) throws IOException {
        Instant asked = Instant.now();
        try {
            // Encoded, because a control character in a key, which XML cannot contain, would make the page unreadable.
            ListObjectsV2Response page = s3.listObjectsV2(ListObjectsV2Request.builder()
                    .bucket(name)
                    .encodingType(EncodingType.URL)
                    .prefix(prefix)
                    .maxKeys(most)
                    .continuationToken(place.token())
                    .startAfter(place.after())
                    .build());
            if (page.name() == null && page.isTruncated() == null) {
                throw StoreFailure.noStore(source(prefix), "200 without a listing");
            }
            Duration ahead = StoreClock.ahead(page.sdkHttpResponse(), asked, Instant.now());
            List<ObjectVersion> objects = page.contents().stream()
                    .map(found -> new ObjectVersion(
                            name,
                            found.key(),
                            found.eTag(),
                            found.size(),
                            found.lastModified().minus(ahead)))
                    .toList();
            boolean more = Boolean.TRUE.equals(page.isTruncated()) && page.nextContinuationToken() != null;
            return new KeyPage(objects, more ? new KeyPage.Place(page.nextContinuationToken(), null) : null);
        } catch (SdkException e) {
            throw StoreFailure.ofListing(e, source(prefix));
        }
    }

    /** The object at a key now; empty when there is none. Needs only the right to list. */
    public Optional<ObjectVersion> find(String key) throws IOException {
        // Of all keys that begin with this one, the key itself comes first.
        return list(key, KeyPage.Place.START, 1).objects().stream()
                .filter(object -> object.key().equals(key))
                .findFirst();
    }

    /** The bytes of this version of an object. They are fetched when they are read. */
    public ObjectContent content(ObjectVersion object) {
        return new ObjectContent(this, object);
    }

    /** The actions on objects that were delivered, or cannot be. */
    public ObjectActions actions() {
        return new ObjectActions(s3, this);
    }

    /** The bytes of the current version of an object; empty when there is none. For small objects only. */
    public Optional<byte[]> read(String key) throws IOException {
        try {
            return Optional.of(
                    s3.getObjectAsBytes(get -> get.bucket(name).key(key)).asByteArray());
        } catch (SdkException e) {
            return absent(StoreFailure.of(e, source(key)));
        }
    }

    /** The ETag of the current version of an object; empty when there is none. */
    Optional<String> etag(String key) throws IOException {
        try {
            HeadObjectResponse now = s3.headObject(head -> head.bucket(name).key(key));
            return Optional.of(now.eTag());
        } catch (SdkException e) {
            return absent(StoreFailure.of(e, source(key)));
        }
    }

    private static <T> Optional<T> absent(IOException failure) throws IOException {
        if (failure instanceof NoSuchFileException) {
            return Optional.empty();
        }
        throw failure;
    }

    /** Checks that this version of an object is still the current one. */
    void check(ObjectVersion object) throws IOException {
        Optional<String> now = etag(object.key());
        if (now.isEmpty()) {
            throw new NoSuchFileException(object.source());
        }
        if (!now.get().equals(object.etag())) {
            throw new ContentChangedException(object.source() + " has changed since it was listed; list it again");
        }
    }

    ObjectContent.Head head(ObjectVersion object, int length) throws IOException {
        try (ResponseInputStream<GetObjectResponse> answer = get(object, 0, length);
                InputStream in = new ObjectStream(answer, length)) {
            byte[] bytes = in.readNBytes(length);
            if (bytes.length < length) {
                throw new IOException(object.source() + " ended after " + bytes.length + " of " + length + " bytes");
            }
            Map<String, String> metadata = new HashMap<>(answer.response().metadata());
            metadata.replaceAll((word, text) -> EncodedWords.decode(text));
            return new ObjectContent.Head(bytes, metadata);
        }
    }

    InputStream open(ObjectVersion object, long from, long length) throws IOException {
        return new ObjectStream(get(object, from, length), length);
    }

    private ResponseInputStream<GetObjectResponse> get(ObjectVersion object, long from, long length)
            throws IOException {
        GetObjectRequest.Builder request =
                GetObjectRequest.builder().bucket(name).key(object.key()).ifMatch(object.etag());
        if (length < object.size()) {
            request.range("bytes=" + from + "-" + (from + length - 1));
        }
        try {
            return s3.getObject(request.build());
        } catch (SdkException e) {
            throw StoreFailure.of(e, object.source());
        }
    }

    String source(String key) {
        return "s3://" + name + "/" + key;
    }

    @Override
    public void close() {
        s3.close();
    }
}
