package io.github.camellinq.sandbox;

import java.io.InputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.BiPredicate;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/**
 * Keeps each upload as a file that is named by the attachment's id alone: a file name of 255 characters has no room on a
 * file system. Takes the SHA-256 while the bytes go by.
 */
final class UploadFolder extends ForwardingBlobStore {
    /** S3 takes keys of up to 1,024 bytes, and a character can take four. */
    private static final int LONGEST_NAME = 240;

    private final BiPredicate<UUID, String> arrived;

    UploadFolder(Path folder, BiPredicate<UUID, String> arrived) {
        super(new FilesystemNio2BlobStore(folder.toString()));
        this.arrived = arrived;
    }

    /** The key under which an attachment is uploaded: its id and, as a path of real life would, its name. */
    static String key(UUID id, String urlName) {
        int characters = urlName.codePointCount(0, urlName.length());
        return id + "/" + urlName.substring(urlName.offsetByCodePoints(0, Math.max(0, characters - LONGEST_NAME)));
    }

    @Override
    public PutObjectResponse putBlob(PutObjectRequest request, InputStream payload) {
        String id = request.key().substring(0, request.key().indexOf('/'));
        DigestInputStream digested = new DigestInputStream(payload, sha256());
        PutObjectResponse response = super.putBlob(request.toBuilder().key(id).build(), digested);
        String sha256 = HexFormat.of().formatHex(digested.getMessageDigest().digest());
        if (!arrived.test(UUID.fromString(id), sha256)) {
            removeBlob(request.bucket(), id);
        }
        return response;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
