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

/** Writes the answers of the API. It builds the JSON by hand: with the product's records it could not check them. */
final class Answer {
    static final String JSON = "application/json";
    private static final String TRACE_HEADER = "X-Trace-ID";
    private static final String BROKEN = "broken-answer";

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
            Buffer json = Buffer.buffer(Json.MAPPER.writeValueAsBytes(body));
            call.response().putHeader(HttpHeaders.CONTENT_TYPE, JSON);
            end(call, status, json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree that was just built cannot be written", e);
        }
    }

    static void empty(RoutingContext call, int status) {
        end(call, status, Buffer.buffer());
    }

    /** Has a fault end the answer of this call. */
    static void breakWith(RoutingContext call, BrokenAnswer broken) {
        call.put(BROKEN, broken);
    }

    private static void end(RoutingContext call, int status, Buffer body) {
        BrokenAnswer broken = call.get(BROKEN);
        call.response().setStatusCode(status);
        if (broken == null) {
            call.response().end(body);
        } else {
            broken.end(body);
        }
    }

    /** Answers with the error envelope, unless an answer has begun or the connection is closed. */
    static void refuse(RoutingContext call, Refusal refusal) {
        HttpServerResponse response = call.response();
        if (response.headWritten() || response.closed()) {
            return;
        }
        json(call, refusal.status(), envelope(call, refusal));
    }

    /** The error envelope, as the API's documentation shows it. */
    static ObjectNode envelope(RoutingContext call, Refusal refusal) {
        ObjectNode envelope = Json.MAPPER.createObjectNode();
        envelope.putObject("error")
                .put("status", refusal.status())
                .put("code", refusal.code())
                .put("message", refusal.getMessage())
                .put(
                        "doc_url",
                        "https://docs.linqapp.com/error/codes/" + refusal.code() / 1000 + "xxx/" + refusal.code()
                                + "/");
        envelope.put("success", false).put("trace_id", call.response().headers().get(TRACE_HEADER));
        return envelope;
    }
}
