package io.github.camellinq.sandbox;

import java.net.URI;
import java.net.http.HttpRequest;

/** Fetches as a browser would: without a key. */
final class Download {

    private Download() {}

    static Wire.Reply from(String url) {
        return Wire.send(HttpRequest.newBuilder(URI.create(url)));
    }
}
