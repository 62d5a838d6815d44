package io.github.camellinq.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camellinq.api.Json;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.ThreadLocalRandom;

/** Writes what the API answers. The JSON is put together by hand: the product's records are what it is to check. */
final class Answer {
    static final String JSON = "application/json";
    private static final String TRACE_HEADER = "X-Trace-ID";

    private Answer() {}

    /** Gives every response its trace id. */
    static void trace(RoutingContext call) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        String id = "trace_" + Long.toHexString(random.nextLong() >>> 4) + Long.toHexString(random.nextLong() >>> 4);
        call.response().putHeader(TRACE_HEADER, id);
        call.next();
    }

    static void json(RoutingContext call, int status, JsonNode body) {
        try {
            call.response()
                    .setStatusCode(status)
                    .putHeader(HttpHeaders.CONTENT_TYPE, JSON)
                    .end(Buffer.buffer(Json.MAPPER.writeValueAsBytes(body)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree that was just built cannot be written", e);
        }
    }

    /** The error envelope, as the API's pages show it. */
    static void refuse(RoutingContext call, Refusal refusal) {
        HttpServerResponse response = call.response();
        if (response.headWritten() || response.closed()) {
            return;
        }
        ObjectNode envelope = Json.MAPPER.createObjectNode();
        envelope.putObject("error")
                .put("status", refusal.status())
                .put("code", refusal.code())
                .put("message", refusal.getMessage())
                .put(
                        "doc_url",
                        "https://docs.linqapp.com/error/codes/" + refusal.code() / 1000 + "xxx/" + refusal.code()
                                + "/");
        envelope.put("success", false).put("trace_id", response.headers().get(TRACE_HEADER));
        json(call, refusal.status(), envelope);
    }
}
