package io.github.camellinq.sandbox;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import org.gaul.shaded.org.eclipse.jetty.io.EndPoint;
import org.gaul.shaded.org.eclipse.jetty.server.Request;
import org.gaul.shaded.org.eclipse.jetty.util.BufferUtil;
import org.gaul.shaded.org.eclipse.jetty.util.Callback;

/** Ends a connection of the store in the middle of things. */
final class StoreConnection {
    private StoreConnection() {}

    /** Drops what is under way; the client gets a TCP RST. */
    static void reset(Request request) {
        EndPoint end = endPoint(request);
        try {
            // A lingering time of 0 makes the close a reset.
            ((SocketChannel) end.getTransport()).setOption(StandardSocketOptions.SO_LINGER, 0);
        } catch (IOException e) {
            // The client has closed it already.
        }
        end.close();
    }

    /** Writes the beginning of an answer's head past the server, and closes. */
    static void cut(Request request, int status) {
        EndPoint end = endPoint(request);
        end.write(Callback.from(end::close), BufferUtil.toBuffer("HTTP/1.1 " + status + " OK\r\nETag: \""));
    }

    private static EndPoint endPoint(Request request) {
        return request.getConnectionMetaData().getConnection().getEndPoint();
    }
}
