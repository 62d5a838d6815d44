package io.github.camellinq.sandbox;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** Loses, cuts, replaces or delays the answer of a call that was carried out. */
final class BrokenAnswer {
    static final String PAGE = "<!DOCTYPE html><title>Welcome</title><p>This is not the answer that you asked for.\n";

    private final RoutingContext call;
    private final Fault fault;
    private final Recording recording;

    BrokenAnswer(RoutingContext call, Fault fault, Recording recording) {
        this.call = call;
        this.fault = fault;
        this.recording = recording;
    }

    /** Called in place of the response's own {@code end}, when its status and headers are set. */
    void end(Buffer body) {
        HttpServerResponse response = call.response();
        switch (fault.kind()) {
            case RESET_AFTER -> {
                recording.unanswered(call);
                ConnectionReset.of(call.request());
            }
            case TRUNCATED -> truncate(body);
            case NO_JSON -> page(body);
            case NO_IDS -> response.end(body.length() == 0 ? body : Buffer.buffer("{}"));
            case STALL_AFTER -> call.vertx().setTimer(Math.max(1, fault.time().toMillis()), over -> late(body));
            default -> throw new IllegalStateException(fault + " does not strike an answer");
        }
    }

    private void page(Buffer body) {
        if (body.length() == 0) {
            // A 204 cannot have a body.
            call.response().setStatusCode(200);
        }
        call.response().putHeader(HttpHeaders.CONTENT_TYPE, Fault.HTML).end(PAGE);
    }

    private void truncate(Buffer body) {
        if (body.length() == 0) {
            recording.unanswered(call);
            call.request().connection().close();
            return;
        }
        call.response()
                .putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()))
                .write(body.slice(0, body.length() / 2))
                .onComplete(written -> call.request().connection().close());
    }

    private void late(Buffer body) {
        if (call.response().closed()) {
            recording.unanswered(call);
        } else {
            call.response().end(body);
        }
    }
}
