package io.github.camellinq.sandbox;

import java.lang.reflect.Field;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.gaul.s3proxy.AccessGrant;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.shaded.org.eclipse.jetty.server.Server;

/** An S3 server on a port of its own, and the presigned URLs that let others write into it. */
final class Store implements AutoCloseable {
    private static final String USER = "uploads";

    /** Zero does not wait: a client that keeps its idle connection would make every stop a failure. */
    private static final long STOP_MILLIS = 0;

    private final S3Proxy server;
    private final PresignedUrls urls;

    /**
     * Starts the server.
     *
     * @param state told of each upload once its bytes are there, before the uploader is answered; has the bucket that is offered
     *     beside the attachments'
     * @throws IllegalStateException when the port is taken
     */
    Store(SandboxOptions options, Bytes bytes, State state) {
        String secret = UUID.randomUUID().toString();
        UploadFolder uploads = new UploadFolder(bytes, state::arrived);
        uploads.createContainer(Bytes.BUCKET);
        // Each of the two users has a store of its own, so that none reaches the other's bucket.
        Map<String, AccessGrant> users = Map.of(
                USER,
                new AccessGrant(secret, uploads),
                SandboxBucket.ACCESS_KEY,
                new AccessGrant(SandboxBucket.SECRET_KEY, new BucketStore(state.bucket())));
        server = S3Proxy.builder()
                .blobStore(uploads)
                .endpoint(URI.create("http://" + options.host() + ":" + options.listenS3Port()))
                .awsAuthentication(AuthenticationType.AWS_V4, USER, secret)
                .stopTimeout(STOP_MILLIS)
                .build();
        server.setBlobStoreLocator((user, container, key) -> user == null ? null : users.get(user));
        jetty(server).insertHandler(new BucketTags(state.bucket()));
        jetty(server).insertHandler(new UploadFaults(state.faults(), state.uploads()));
        try {
            server.start();
        } catch (Exception e) {
            throw Sandbox.cannotListen("store", options.host(), options.listenS3Port(), e);
        }
        urls = new PresignedUrls(URI.create("http://" + options.publicHost() + ":" + server.getPort()), USER, secret);
    }

    /** The server inside S3Proxy, which has no public way to put something in front of it. */
    private static Server jetty(S3Proxy proxy) {
        try {
            Field field = S3Proxy.class.getDeclaredField("server");
            field.setAccessible(true);
            return (Server) field.get(proxy);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("This S3Proxy is not of the version that the sandbox is made for", e);
        }
    }

    int port() {
        return server.getPort();
    }

    /** A URL that takes exactly this many bytes as exactly this type. */
    PresignedUrls.Upload presign(UUID id, String urlName, String contentType, long sizeBytes) {
        return urls.presign(Bytes.BUCKET, UploadFolder.key(id, urlName), contentType, sizeBytes);
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The store did not stop", e);
        }
    }
}
