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
 * One bucket of an S3 store. Safe for all threads. Nothing is tried twice: whoever asks comes again later.
 *
 * <p>Every method throws {@link java.nio.file.NoSuchFileException} for what is not there, {@link ContentChangedException} for
 * what is another version by now, {@link java.nio.file.AccessDeniedException} for what must not be done, and another
 * {@link java.nio.file.FileSystemException} when the store fails, each naming the object.
 */
public final class Bucket implements AutoCloseable {
    private final S3Client s3;
    private final String name;

    private Bucket(S3Client s3, String name) {
        this.s3 = s3;
        this.name = name;
    }

    /**
     * Makes a bucket ready to be asked, without asking it: a store that is away is no fault yet.
     *
     * @throws IllegalStateException when the AWS SDK finds no region
     */
    public static Bucket open(String name, StoreAccess access) {
        return new Bucket(Clients.client(access), name);
    }

    public String name() {
        return name;
    }

    /** At most so many objects whose keys begin so. */
    public KeyPage list(String prefix, KeyPage.Place place, int most) throws IOException {
        Instant asked = Instant.now();
        try {
            // Encoded: a control character in a key, which XML cannot hold, would make its whole page unreadable.
            ListObjectsV2Response page = s3.listObjectsV2(ListObjectsV2Request.builder()
                    .bucket(name)
                    .encodingType(EncodingType.URL)
                    .prefix(prefix)
                    .maxKeys(most)
                    .continuationToken(place.token())
                    .startAfter(place.after())
                    .build());
            if (page.name() == null && page.isTruncated() == null) {
                throw StoreFailure.noStore(source(prefix), "200, and no listing");
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

    /** What lies at a key now; empty when nothing does. The right to list is enough. */
    public Optional<ObjectVersion> find(String key) throws IOException {
        // Of all that begin with it, the key itself comes first.
        return list(key, KeyPage.Place.START, 1).objects().stream()
                .filter(object -> object.key().equals(key))
                .findFirst();
    }

    /** The bytes of this version, which are fetched when they are asked for. */
    public ObjectContent content(ObjectVersion object) {
        return new ObjectContent(this, object);
    }

    /** What is done with an object once it is delivered, or cannot be. */
    public ObjectActions actions() {
        return new ObjectActions(s3, this);
    }

    /** The bytes of any object as it is now; empty when there is none. For small ones. */
    public Optional<byte[]> read(String key) throws IOException {
        try {
            return Optional.of(
                    s3.getObjectAsBytes(get -> get.bucket(name).key(key)).asByteArray());
        } catch (SdkException e) {
            return absent(StoreFailure.of(e, source(key)));
        }
    }

    /** The ETag of any object as it is now; empty when there is none. */
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

    /** Makes sure that this version still lies there. */
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
                throw new IOException(object.source() + " broke off after " + bytes.length + " bytes");
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
