package io.github.camellinq.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.camellinq.api.Json;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.util.Iterator;
import java.util.List;

/** Writes a list as a JSON array, piece by piece as the client reads it, so that 200,000 messages are never in memory as text. */
final class JsonList {
    private static final int PIECE = 64 * 1024;

    private final HttpServerResponse response;
    private final Iterator<?> items;
    private boolean first = true;

    private JsonList(HttpServerResponse response, Iterator<?> items) {
        this.response = response;
        this.items = items;
    }

    static void write(HttpServerResponse response, List<?> items) {
        response.setChunked(true).putHeader(HttpHeaders.CONTENT_TYPE, Answer.JSON);
        new JsonList(response, items.iterator()).next();
    }

    private void next() {
        while (items.hasNext()) {
            response.write(piece());
            if (response.writeQueueFull()) {
                response.drainHandler(drained -> next());
                return;
            }
        }
        response.end(first ? "[]\n" : "\n]\n");
    }

    private Buffer piece() {
        Buffer piece = Buffer.buffer(PIECE);
        while (items.hasNext() && piece.length() < PIECE) {
            piece.appendString(first ? "[\n" : ",\n");
            first = false;
            try {
                piece.appendBytes(Json.MAPPER.writeValueAsBytes(items.next()));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("A record cannot be written", e);
            }
        }
        return piece;
    }
}
