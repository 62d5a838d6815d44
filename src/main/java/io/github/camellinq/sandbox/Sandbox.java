package io.github.camellinq.sandbox;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running local Linq: the API and its store. Nothing that is sent to it leaves the machine. Thread-safe.
 *
 * <p>It keeps the last 200,000 messages and attachments and the last 600,000 requests. The uploaded bytes are in a temporary
 * folder until {@link #close()}.
 */
public final class Sandbox implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sandbox.class);

    private final SandboxOptions options;
    private final Vertx vertx;
    private final Bytes bytes;
    private final Store store;
    private final State state;
    private final ApiServer server;

    private Sandbox(SandboxOptions options) {
        this.options = options;
        this.bytes = new Bytes();
        try {
            SandboxBucket bucket = new SandboxBucket(bytes.folder(SandboxBucket.NAME));
            this.state = new State(new Attachments(bytes::delete), new RequestLog(), bucket);
            this.store = new Store(options, bytes, state);
        } catch (RuntimeException e) {
            bytes.close();
            throw e;
        }
        this.vertx = Vertx.vertx(new VertxOptions()
                .setFileSystemOptions(new FileSystemOptions()
                        .setClassPathResolvingEnabled(false)
                        .setFileCachingEnabled(false)));
        this.server = new ApiServer(vertx, options);
        try {
            server.start(vertx, state, store, bytes);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Starts both servers. They accept requests when this returns.
     *
     * @throws IllegalStateException when a server cannot listen, saying at which address and port
     */
    public static Sandbox start(SandboxOptions options) {
        Sandbox sandbox = new Sandbox(options);
        LOG.info("Sandbox: linq.base-url={}, store on port {}", sandbox.baseUrl(), sandbox.s3Port());
        return sandbox;
    }

    /** The value for {@code linq.base-url}. The API's paths follow it, beginning with {@code /v3}. */
    public URI baseUrl() {
        return URI.create(server.publicUrl() + ApiServer.PREFIX);
    }

    /** The URL below which people can read what arrived, at {@code messages} and {@code requests}; ends with a slash. */
    public URI pages() {
        return URI.create(server.publicUrl() + "/sandbox/");
    }

    /** The first of the keys that are accepted. */
    public String apiKey() {
        return options.apiKeys().get(0);
    }

    /** The port of the API. */
    public int port() {
        return server.port();
    }

    /** The port of the store. */
    public int s3Port() {
        return store.port();
    }

    /** The messages that were accepted, oldest first. */
    public List<ReceivedMessage> messages() {
        return state.messages().all();
    }

    /** The requests to the API and the uploads to the store, oldest first; {@link ReceivedRequest} says which are kept. */
    public List<ReceivedRequest> requests() {
        return state.requests().all();
    }

    /**
     * Waits until at least {@code count} messages have been accepted.
     *
     * @return all accepted messages, oldest first
     * @throws IllegalStateException when they do not arrive within {@code timeout}, saying how many did; or when the thread is
     *     interrupted
     */
    public List<ReceivedMessage> awaitMessages(int count, Duration timeout) {
        return state.messages().await(count, timeout);
    }

    /** The bucket {@value SandboxBucket#NAME}, which can be watched. Put objects there, and see what becomes of them. */
    public SandboxBucket bucket() {
        return state.bucket();
    }

    /** The value for {@code linq.bucket.endpoint}. The access key and the secret key are constants of {@link SandboxBucket}. */
    public URI bucketEndpoint() {
        return URI.create("http://" + options.publicHost() + ":" + store.port());
    }

    /** The intentional faults; there are none until they are planned here or at {@code /sandbox/faults}. */
    public Faults faults() {
        return state.faults();
    }

    /** Removes messages, idempotency keys, requests, chats, attachments, faults and the bucket's objects, as if newly started. */
    public void clear() {
        state.clear();
    }

    /** Stops both servers and deletes the uploaded files. */
    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        try {
            store.close();
        } finally {
            bytes.close();
        }
    }

    static IllegalStateException cannotListen(String what, String host, int port, Throwable cause) {
        return new IllegalStateException(
                "The sandbox's " + what + " cannot listen at " + host + ":" + port + " (" + cause.getMessage()
                        + "). The sandbox needs two ports: one for its API, and one for its store, by default the next one."
                        + " Stop the process that uses this port, or choose other ports",
                cause);
    }
}
