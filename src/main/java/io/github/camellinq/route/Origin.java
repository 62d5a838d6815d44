package io.github.camellinq.route;

import java.net.URI;
import java.util.Locale;

/** Scheme, host and port: the server that is called. */
record Origin(String scheme, String host, int port) {

    static Origin of(URI uri) {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        int port = uri.getPort() != -1 ? uri.getPort() : "https".equals(scheme) ? 443 : 80;
        return new Origin(scheme, String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT), port);
    }
}
