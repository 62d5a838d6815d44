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
 * A running local Linq: the API and its store. Nothing that is sent to it leaves the machine. Safe for all threads.
 *
 * <p>It keeps the last 200,000 messages and attachments and the last 600,000 requests; the bytes are in a temporary
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
     * Starts both servers; they answer when this returns.
     *
     * @throws IllegalStateException when a port is taken, saying which
     */
    public static Sandbox start(SandboxOptions options) {
        Sandbox sandbox = new Sandbox(options);
        LOG.info("Sandbox: linq.base-url={}, store at port {}", sandbox.baseUrl(), sandbox.s3Port());
        return sandbox;
    }

    /** What {@code linq.base-url} is set to; the API's paths begin with {@code /v3} after it. */
    public URI baseUrl() {
        return URI.create(server.publicUrl() + ApiServer.PREFIX);
    }

    /** Where a person reads what arrived: {@code messages} and {@code requests} are below it. */
    public URI pages() {
        return URI.create(server.publicUrl() + "/sandbox/");
    }

    /** The first of the keys that are let in. */
    public String apiKey() {
        return options.apiKeys().get(0);
    }

    public int port() {
        return server.port();
    }

    public int s3Port() {
        return store.port();
    }

    /** The messages that were accepted, oldest first. */
    public List<ReceivedMessage> messages() {
        return state.messages().all();
    }

    /** The requests that were answered and the uploads that were taken, oldest first. */
    public List<ReceivedRequest> requests() {
        return state.requests().all();
    }

    /**
     * Waits until at least that many messages are there.
     *
     * @return all that are there then
     * @throws IllegalStateException when they are not within {@code timeout}, saying how many came
     */
    public List<ReceivedMessage> awaitMessages(int count, Duration timeout) {
        return state.messages().await(count, timeout);
    }

    /** The bucket {@value SandboxBucket#NAME}, which can be watched: put objects there, and see what became of them. */
    public SandboxBucket bucket() {
        return state.bucket();
    }

    /** What {@code linq.bucket.endpoint} is set to; its keys are constants of {@link SandboxBucket}. */
    public URI bucketEndpoint() {
        return URI.create("http://" + options.publicHost() + ":" + store.port());
    }

    /** What goes wrong on purpose; nothing, until it is told here or at {@code /sandbox/faults}. */
    public Faults faults() {
        return state.faults();
    }

    /** Forgets messages, idempotency keys, requests, chats, attachments, faults and the bucket's objects, as if newly started. */
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
                        + "). It needs two ports, the API's and one for its store, by default the next one. Stop what uses"
                        + " this one, or choose other ports",
                cause);
    }
}
