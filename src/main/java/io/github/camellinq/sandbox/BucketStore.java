package io.github.camellinq.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.S3Exceptions;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * The sandbox's bucket as S3Proxy uses it, after it has verified the signature. S3Proxy's own stores list the whole bucket for each
 * page, and store keys as paths, which some keys cannot be; this one does neither. It does not support multipart uploads.
 */
final class BucketStore extends ForwardingBlobStore {
    private static final int PRECONDITION_FAILED = 412;
    private static final int PAGE = 1000;

    private final SandboxBucket bucket;

    BucketStore(SandboxBucket bucket) {
        super(new TransientNio2BlobStore());
        this.bucket = bucket;
        createContainer(SandboxBucket.NAME);
    }

    @Override
    public ListObjectsV2Response list(ListObjectsV2Request request) {
        requireOurs(request.bucket());
        String prefix = request.prefix() == null ? "" : request.prefix();
        String after = request.continuationToken() == null ? request.startAfter() : request.continuationToken();
        int most = request.maxKeys() == null ? PAGE : Math.min(PAGE, request.maxKeys());
        List<S3Object> found = new ArrayList<>();
        Set<String> folders = new LinkedHashSet<>();
        String last = null;
        boolean more = false;
        for (StoredObject object :
                after == null || after.compareTo(prefix) < 0 ? bucket.from(prefix) : bucket.behind(after)) {
            if (!object.key().startsWith(prefix)) {
                break;
            }
            String folder = folder(object.key(), prefix, request.delimiter());
            if (folder != null && (folders.contains(folder) || after != null && after.startsWith(folder))) {
                last = object.key();
                continue;
            }
            if (found.size() + folders.size() == most) {
                more = true;
                break;
            }
            last = object.key();
            if (folder == null) {
                found.add(listed(object));
            } else {
                folders.add(folder);
            }
        }
        return ListObjectsV2Response.builder()
                .name(request.bucket())
                .prefix(request.prefix())
                .contents(found)
                .commonPrefixes(folders.stream()
                        .map(folder -> CommonPrefix.builder().prefix(folder).build())
                        .toList())
                .keyCount(found.size() + folders.size())
                .isTruncated(more)
                .nextContinuationToken(more ? last : null)
                .build();
    }

    private static String folder(String key, String prefix, String delimiter) {
        int end = delimiter == null || delimiter.isEmpty() ? -1 : key.indexOf(delimiter, prefix.length());
        return end < 0 ? null : key.substring(0, end + delimiter.length());
    }

    private static S3Object listed(StoredObject object) {
        return S3Object.builder()
                .key(object.key())
                .size(object.size())
                .eTag(object.etag())
                .lastModified(object.modified())
                .build();
    }

    @Override
    public PutObjectResponse putBlob(PutObjectRequest request, InputStream payload) {
        requireOurs(request.bucket());
        StoredObject object = bucket.put(request.key(), payload, request.contentType(), request.metadata());
        return PutObjectResponse.builder().eTag(object.etag()).build();
    }

    @Override
    public CopyObjectResponse copyBlob(CopyObjectRequest request) {
        requireOurs(request.destinationBucket());
        StoredObject source = existing(request.sourceBucket(), request.sourceKey());
        check(request.copySourceIfMatch(), source);
        try {
            StoredObject copy = source.copy(request.destinationKey(), bucket.fresh());
            bucket.replace(copy.key(), copy);
            return CopyObjectResponse.builder()
                    .copyObjectResult(result -> result.eTag(copy.etag()).lastModified(copy.modified()))
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException("An object could not be copied", e);
        }
    }

    @Override
    public HeadObjectResponse blobMetadata(HeadObjectRequest request) {
        StoredObject object = existing(request.bucket(), request.key());
        check(request.ifMatch(), object);
        return HeadObjectResponse.builder()
                .contentLength(object.size())
                .contentType(object.type())
                .eTag(object.etag())
                .lastModified(object.modified())
                .metadata(object.metadata())
                .build();
    }

    @Override
    public ResponseInputStream<GetObjectResponse> getBlob(GetObjectRequest request) {
        bucket.read(request.key());
        StoredObject object = existing(request.bucket(), request.key());
        check(request.ifMatch(), object);
        ByteRange range = ByteRange.of(request.range(), object.size());
        GetObjectResponse.Builder answer = GetObjectResponse.builder()
                .contentLength(range.length())
                .contentType(object.type())
                .eTag(object.etag())
                .lastModified(object.modified())
                .metadata(object.metadata());
        if (range.length() < object.size()) {
            answer.contentRange("bytes " + range.from() + "-" + range.last() + "/" + object.size());
        }
        try {
            return new ResponseInputStream<>(
                    answer.build(), AbortableInputStream.create(range.of(object.open(range.from()))));
        } catch (IOException e) {
            throw new UncheckedIOException("An object could not be read", e);
        }
    }

    @Override
    public DeleteObjectResponse removeBlob(DeleteObjectRequest request) {
        requireOurs(request.bucket());
        StoredObject object = bucket.find(request.key());
        if (object != null) {
            check(request.ifMatch(), object);
            bucket.delete(request.key());
        }
        return DeleteObjectResponse.builder().build();
    }

    @Override
    public boolean blobExists(String container, String key) {
        return container.equals(SandboxBucket.NAME) && bucket.find(key) != null;
    }

    private static void requireOurs(String container) {
        if (!container.equals(SandboxBucket.NAME)) {
            throw S3Exceptions.noSuchBucket(container, "The specified bucket does not exist");
        }
    }

    private StoredObject existing(String container, String key) {
        requireOurs(container);
        if (bucket.isForbidden(key)) {
            throw S3Exceptions.fromStatusCode(403);
        }
        StoredObject object = bucket.find(key);
        if (object == null) {
            throw S3Exceptions.noSuchKey(container, key, "The specified key does not exist.");
        }
        return object;
    }

    private static void check(String ifMatch, StoredObject object) {
        if (ifMatch != null && !ifMatch.replace("\"", "").equals(object.etag().replace("\"", ""))) {
            throw S3Exceptions.fromStatusCode(PRECONDITION_FAILED);
        }
    }
}
