package io.github.camellinq.sandbox;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;

/** Adds each request to the request log before its client sees the answer. */
final class Recording {
    private static final String IDEMPOTENCY_KEY = "idempotency_key";
    private static final String FAULT = "fault";

    private final RequestLog log;

    Recording(RequestLog log) {
        this.log = log;
    }

    void record(RoutingContext call) {
        call.addHeadersEndHandler(answered -> add(call, call.response().getStatusCode()));
        call.next();
    }

    /** Adds a call that gets no answer. */
    void unanswered(RoutingContext call) {
        add(call, 0);
    }

    private void add(RoutingContext call, int status) {
        HttpServerRequest request = call.request();
        Fault fault = call.get(FAULT);
        log.add(new ReceivedRequest(
                request.method().name(),
                request.path(),
                status,
                call.get(IDEMPOTENCY_KEY),
                request.getHeader(HttpHeaders.USER_AGENT),
                fault == null ? null : fault.toString(),
                Instant.now()));
    }

    /** Has the record of this call name the fault that struck it. */
    static void fault(RoutingContext call, Fault fault) {
        call.put(FAULT, fault);
    }

    /** Has the record of this call name its idempotency key. */
    static void idempotencyKey(RoutingContext call, String key) {
        call.put(IDEMPOTENCY_KEY, key);
    }
}
