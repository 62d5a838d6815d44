package io.github.camellinq.sandbox;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;

/** Ends a connection of the API as a crash does: what is under way is dropped, and the client gets a TCP RST. */
final class ConnectionReset {

    private ConnectionReset() {}

    static void of(HttpServerRequest request) {
        // Vert.x has no public way to a single connection's socket; a lingering time of 0 makes its close a reset.
        Channel channel = ((ConnectionBase) request.connection()).channel();
        channel.config().setOption(ChannelOption.SO_LINGER, 0);
        channel.close();
    }
}
