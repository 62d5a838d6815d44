package io.github.camellinq.sandbox;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BiPredicate;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.s3.presigner.model.PresignedPutObjectRequest;

/**
 * An S3 server on a port of its own, and the presigned URLs that let others write into it for 15 minutes. The signature
 * covers host, Content-Type and Content-Length.
 */
final class Store implements AutoCloseable {
    private static final Duration URL_LIFE = Duration.ofMinutes(15);
    /** Zero does not wait: a client that keeps its idle connection would make every stop a failure. */
    private static final long STOP_MILLIS = 0;

    private final S3Proxy server;
    private final S3Presigner presigner;

    /**
     * Starts the server.
     *
     * @param arrived told the attachment's id and the SHA-256 of its bytes once they are there, before the uploader is
     *     answered; false when there is no such attachment any more
     * @throws IllegalStateException when the port is taken
     */
    Store(SandboxOptions options, Bytes bytes, BiPredicate<UUID, String> arrived) {
        String secret = UUID.randomUUID().toString();
        UploadFolder uploads = new UploadFolder(bytes, arrived);
        uploads.createContainer(Bytes.BUCKET);
        server = S3Proxy.builder()
                .blobStore(uploads)
                .endpoint(URI.create("http://" + options.host() + ":" + options.listenS3Port()))
                .awsAuthentication(AuthenticationType.AWS_V4, "sandbox", secret)
                .stopTimeout(STOP_MILLIS)
                .build();
        try {
            server.start();
        } catch (Exception e) {
            throw Sandbox.cannotListen("store", "s3-port", options.host(), options.listenS3Port(), e);
        }
        presigner = S3Presigner.builder()
                .region(Region.US_EAST_1)
                .endpointOverride(URI.create("http://" + options.publicHost() + ":" + server.getPort()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("sandbox", secret)))
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .build();
    }

    int port() {
        return server.getPort();
    }

    /** A URL that takes exactly this many bytes as exactly this type. */
    Upload presign(UUID id, String urlName, String contentType, long sizeBytes) {
        PresignedPutObjectRequest put = presigner.presignPutObject(
                presign -> presign.signatureDuration(URL_LIFE).putObjectRequest(object -> object.bucket(Bytes.BUCKET)
                        .key(UploadFolder.key(id, urlName))
                        .contentType(contentType)
                        .contentLength(sizeBytes)));
        return new Upload(put.url().toString(), put.expiration());
    }

    @Override
    public void close() {
        presigner.close();
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The store did not stop", e);
        }
    }

    /** A presigned URL, which is a secret, and its end. */
    record Upload(String url, Instant expires) {
        @Override
        public String toString() {
            return "Upload[expires=" + expires + "]";
        }
    }
}
