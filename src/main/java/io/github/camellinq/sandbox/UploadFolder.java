package io.github.camellinq.sandbox;

import java.io.InputStream;
import java.util.UUID;
import java.util.function.BiPredicate;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/**
 * What S3Proxy writes into once it has found the signature right. Keeps an upload by the attachment's id alone, since a
 * name of 255 characters has no room on a file system, and without the extended attributes of the store that it wraps:
 * half of the samples taken while it wrote small files were in them.
 */
final class UploadFolder extends ForwardingBlobStore {
    /** S3 takes keys of up to 1,024 bytes, and a character can take four. */
    private static final int LONGEST_NAME = 240;

    private final Bytes bytes;
    private final BiPredicate<UUID, String> arrived;

    UploadFolder(Bytes bytes, BiPredicate<UUID, String> arrived) {
        super(new FilesystemNio2BlobStore(bytes.root().toString()));
        this.bytes = bytes;
        this.arrived = arrived;
    }

    /** The key under which an attachment is uploaded: its id and, as a path of real life would, its name. */
    static String key(UUID id, String urlName) {
        int characters = urlName.codePointCount(0, urlName.length());
        return id + "/" + urlName.substring(urlName.offsetByCodePoints(0, Math.max(0, characters - LONGEST_NAME)));
    }

    @Override
    public PutObjectResponse putBlob(PutObjectRequest request, InputStream payload) {
        UUID id = UUID.fromString(request.key().substring(0, request.key().indexOf('/')));
        String sha256 = bytes.write(id, payload);
        if (!arrived.test(id, sha256)) {
            bytes.delete(id);
        }
        return PutObjectResponse.builder().eTag(sha256).build();
    }
}
