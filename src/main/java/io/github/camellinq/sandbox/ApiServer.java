package io.github.camellinq.sandbox;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server of the API, the downloads and the sandbox's own pages: their paths, and the order of their handlers. */
final class ApiServer {
    static final String PREFIX = "/api/partner";
    /** The largest valid message, 50 texts of 10,000 escaped characters, is smaller. */
    private static final long MAX_BODY = 8 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(ApiServer.class);

    private final SandboxOptions options;
    private final HttpServer server;

    ApiServer(Vertx vertx, SandboxOptions options) {
        this.options = options;
        this.server = vertx.createHttpServer(new HttpServerOptions()
                .setHost(options.host())
                .setPort(options.port())
                // One protocol for every client: the JDK's client would ask to upgrade to HTTP/2.
                .setHttp2ClearTextEnabled(false)
                .setHandle100ContinueAutomatically(true));
    }

    /** The URL at which others reach this server; known only once it has started. */
    String publicUrl() {
        return options.advertise() == null
                ? "http://" + options.publicHost() + ":" + port()
                : options.advertise().toString().replaceAll("/+$", "");
    }

    int port() {
        return server.actualPort();
    }

    /** @throws IllegalStateException when the port is taken */
    void start(Vertx vertx, State state, Store store, Bytes bytes) {
        Downloads downloads = new Downloads(state.attachments(), bytes, this::publicUrl);
        Router router = Router.router(vertx);
        router.route().failureHandler(ApiServer::failed);
        List.of(400, 404, 405, 413, 500).forEach(status -> router.errorHandler(status, ApiServer::failed));
        router.route().handler(Answer::trace);
        new SandboxPages(state, () -> publicUrl() + PREFIX).addTo(router);
        new FaultPages(state.faults()).addTo(router);
        Recording recording = new Recording(state.requests());
        router.route().handler(recording::record);
        // After the recording, and before anything is read or kept.
        router.route().handler(new ApiFaults(state.faults(), recording)::strike);
        router.get(Downloads.PATH + ":partner/:attachmentId/*").handler(downloads::get);
        addApi(router, state, new AttachmentsApi(state.attachments(), store, downloads));
        try {
            server.requestHandler(router)
                    .listen()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException e) {
            throw Sandbox.cannotListen("API", options.host(), options.port(), e.getCause());
        }
    }

    private void addApi(Router router, State state, AttachmentsApi attachments) {
        Partners partners = new Partners(options.apiKeys());
        ChatsApi chats = new ChatsApi(state.chats(), state.attachments(), state.messages(), options.lines());
        VoiceMemosApi voiceMemos =
                new VoiceMemosApi(state.chats(), state.attachments(), state.messages(), options.lines());
        BodyHandler body = BodyHandler.create(false).setBodyLimit(MAX_BODY);
        for (String v3 : List.of(PREFIX + "/v3", "/v3")) {
            router.route(v3 + "/*").handler(partners::admit);
            route(router, HttpMethod.POST, v3 + "/attachments", body, attachments::create);
            route(router, HttpMethod.GET, v3 + "/attachments/:attachmentId", null, attachments::get);
            route(router, HttpMethod.DELETE, v3 + "/attachments/:attachmentId", null, attachments::delete);
            route(router, HttpMethod.POST, v3 + "/chats", body, chats::create);
            route(router, HttpMethod.POST, v3 + "/chats/:chatId/messages", body, chats::send);
            route(router, HttpMethod.POST, v3 + "/chats/:chatId/voicememo", body, voiceMemos::send);
        }
    }

    private static void route(
            Router router, HttpMethod method, String path, BodyHandler body, Handler<RoutingContext> handler) {
        if (body != null) {
            router.route(method, path).handler(body);
        }
        router.route(method, path).handler(handler);
    }

    /** Answers every failure with the error envelope. */
    private static void failed(RoutingContext call) {
        if (call.failure() instanceof Refusal refusal) {
            Answer.refuse(call, refusal);
        } else if (call.statusCode() >= 400 && call.statusCode() < 500) {
            Answer.refuse(call, Refusal.http(call.statusCode()));
        } else {
            LOG.error(
                    "The sandbox could not answer {} {}",
                    call.request().method(),
                    call.request().path(),
                    call.failure());
            Answer.refuse(call, Refusal.internalError());
        }
    }
}
