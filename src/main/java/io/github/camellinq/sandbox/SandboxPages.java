package io.github.camellinq.sandbox;

import io.github.camellinq.api.Json;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Supplier;

/** {@code /sandbox}: shows what arrived, for people and for tests. Needs no key, and its own requests are not logged. */
final class SandboxPages {
    static final String PATH = "/sandbox";

    private final State state;
    private final Supplier<String> baseUrl;

    SandboxPages(State state, Supplier<String> baseUrl) {
        this.state = state;
        this.baseUrl = baseUrl;
    }

    void addTo(Router router) {
        router.get(PATH).handler(this::about);
        // Deletes thousands of files, perhaps, which would take too long on the thread that answers.
        router.delete(PATH).blockingHandler(call -> {
            state.clear();
            Answer.empty(call, 204);
        });
        router.get(PATH + "/messages")
                .handler(
                        call -> JsonList.write(call.response(), state.messages().all()));
        router.delete(PATH + "/messages").handler(call -> {
            state.clearMessages();
            Answer.empty(call, 204);
        });
        router.get(PATH + "/requests")
                .handler(
                        call -> JsonList.write(call.response(), state.requests().all()));
    }

    private void about(RoutingContext call) {
        Answer.json(
                call,
                200,
                Json.MAPPER
                        .createObjectNode()
                        .put(
                                "about",
                                "A local Linq to try and test with. Nothing that you send to it leaves this machine")
                        .put("base_url", baseUrl.get())
                        .put("GET /sandbox/messages", "the messages that were accepted")
                        .put("DELETE /sandbox/messages", "forgets messages, idempotency keys and requests")
                        .put("GET /sandbox/requests", "the requests that were answered")
                        .put("GET, POST, DELETE /sandbox/faults", "the intentional faults")
                        .put("DELETE /sandbox", "forgets everything"));
    }
}
