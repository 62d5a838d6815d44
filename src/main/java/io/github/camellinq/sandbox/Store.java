package io.github.camellinq.sandbox;

import java.lang.reflect.Field;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.gaul.s3proxy.AccessGrant;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.shaded.org.eclipse.jetty.server.Server;

/** An S3 server on a separate port, and the presigned URLs that let others write into it. */
final class Store implements AutoCloseable {
    private static final String USER = "uploads";

    /** Zero: do not wait, because a client that keeps an idle connection would make every stop fail. */
    private static final long STOP_MILLIS = 0;

    private final S3Proxy server;
    private final PresignedUrls urls;

    /**
     * Starts the server.
     *
     * @param state is notified of each upload once its bytes have arrived, before the client is answered; holds the bucket that is
     *     offered in addition to that of the attachments
     * @throws IllegalStateException when the server cannot listen
     */
    Store(SandboxOptions options, Bytes bytes, State state) {
        String secret = UUID.randomUUID().toString();
        UploadFolder uploads = new UploadFolder(bytes, state::arrived);
        uploads.createContainer(Bytes.BUCKET);
        // Each of the two users has a separate store, so that neither reaches the other's bucket.
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

    /** The server inside S3Proxy, which offers no public way to add a handler. */
    private static Server jetty(S3Proxy proxy) {
        try {
            Field field = S3Proxy.class.getDeclaredField("server");
            field.setAccessible(true);
            return (Server) field.get(proxy);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The sandbox does not support this version of S3Proxy", e);
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
