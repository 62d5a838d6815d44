package io.github.camellinq.sandbox;

import java.io.InputStream;
import java.util.UUID;
import java.util.function.BiPredicate;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/**
 * The store that S3Proxy writes uploads into, after it has verified the signature. The file of an upload is named by the attachment's
 * id alone, because a name of 255 characters may be too long for a file system. It has none of the extended attributes that the
 * wrapped store would write: they accounted for half of a profile taken while small files were written.
 */
final class UploadFolder extends ForwardingBlobStore {
    /** In characters. S3 accepts keys of up to 1,024 bytes, and a character can take four. */
    private static final int LONGEST_NAME = 240;

    private final Bytes bytes;
    private final BiPredicate<UUID, String> arrived;

    /** @param arrived is notified of the attachment and the SHA-256 of its bytes; false when the attachment no longer exists */
    UploadFolder(Bytes bytes, BiPredicate<UUID, String> arrived) {
        super(new FilesystemNio2BlobStore(bytes.root().toString()));
        this.bytes = bytes;
        this.arrived = arrived;
    }

    /** The key under which an attachment is uploaded: its id and, as a realistic path would, its name; of a long name the end. */
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
