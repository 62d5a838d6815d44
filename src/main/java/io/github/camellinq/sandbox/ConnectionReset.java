package io.github.camellinq.sandbox;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;

/** Ends a connection of the API as a crash would: requests in progress are dropped, and the client receives a TCP RST. */
final class ConnectionReset {

    private ConnectionReset() {}

    static void of(HttpServerRequest request) {
        // Vert.x gives no public access to the socket of a connection. With SO_LINGER 0, closing it resets the
        // connection.
        Channel channel = ((ConnectionBase) request.connection()).channel();
        channel.config().setOption(ChannelOption.SO_LINGER, 0);
        channel.close();
    }
}
