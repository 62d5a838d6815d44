package io.github.camellinq.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** Lets the faults strike calls of the API, before the API key is checked. */
final class ApiFaults {
    private final Faults faults;
    private final Recording recording;

    ApiFaults(Faults faults, Recording recording) {
        this.faults = faults;
        this.recording = recording;
    }

    void strike(RoutingContext call) {
        Fault fault = faults.on() ? chosen(call.request()) : null;
        if (fault == null) {
            call.next();
            return;
        }
        Recording.fault(call, fault);
        switch (fault.kind()) {
            case STATUS -> refuse(call, fault);
            case RESET_BEFORE -> {
                recording.unanswered(call);
                ConnectionReset.of(call.request());
            }
            case STALL_BEFORE -> stall(call, fault);
            default -> {
                Answer.breakWith(call, new BrokenAnswer(call, fault, recording));
                call.next();
            }
        }
    }

    private Fault chosen(HttpServerRequest request) {
        Call made = Call.of(request.method().name(), request.path());
        return made == null ? null : faults.strike(made);
    }

    private static void refuse(RoutingContext call, Fault fault) {
        HttpServerResponse response = call.response();
        Long retryAfter = fault.retryAfterSeconds();
        if (retryAfter != null) {
            response.putHeader(HttpHeaders.RETRY_AFTER, retryAfter.toString());
        }
        if (fault.body() != null) {
            response.setStatusCode(fault.status())
                    .putHeader(HttpHeaders.CONTENT_TYPE, fault.contentType())
                    .end(Buffer.buffer(fault.body()));
            return;
        }
        ObjectNode envelope = Answer.envelope(call, Refusal.onPurpose(fault.status(), fault.code()));
        if (retryAfter != null) {
            envelope.withObject("/error").put("retry_after", retryAfter);
        }
        Answer.json(call, fault.status(), envelope);
    }

    private void stall(RoutingContext call, Fault fault) {
        call.request().pause();
        call.vertx().setTimer(Math.max(1, fault.time().toMillis()), over -> {
            if (call.response().closed()) {
                recording.unanswered(call);
                return;
            }
            call.request().resume();
            call.next();
        });
    }
}
