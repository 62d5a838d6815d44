package io.github.camellinq.sandbox;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;

/** Writes each request into the log, before its client sees the answer. */
final class Recording {
    private static final String IDEMPOTENCY_KEY = "idempotency_key";

    private final RequestLog log;

    Recording(RequestLog log) {
        this.log = log;
    }

    void record(RoutingContext call) {
        call.addHeadersEndHandler(answered -> {
            HttpServerRequest request = call.request();
            log.add(new ReceivedRequest(
                    request.method().name(),
                    request.path(),
                    call.response().getStatusCode(),
                    call.get(IDEMPOTENCY_KEY),
                    request.getHeader(HttpHeaders.USER_AGENT),
                    Instant.now()));
        });
        call.next();
    }

    /** What the record of this call names as its idempotency key. */
    static void idempotencyKey(RoutingContext call, String key) {
        call.put(IDEMPOTENCY_KEY, key);
    }
}
