package io.github.camellinq.sandbox;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import org.gaul.shaded.org.eclipse.jetty.io.EndPoint;
import org.gaul.shaded.org.eclipse.jetty.server.Request;
import org.gaul.shaded.org.eclipse.jetty.util.BufferUtil;
import org.gaul.shaded.org.eclipse.jetty.util.Callback;

/** Ends a connection of the store in the middle of a request. */
final class StoreConnection {
    private StoreConnection() {}

    /** Drops the request; the client receives a TCP RST. */
    static void reset(Request request) {
        EndPoint end = endPoint(request);
        try {
            // With SO_LINGER 0, closing resets the connection.
            ((SocketChannel) end.getTransport()).setOption(StandardSocketOptions.SO_LINGER, 0);
        } catch (IOException e) {
            // The client has already closed it.
        }
        end.close();
    }

    /** Writes the beginning of an answer's head directly to the connection, and closes it. */
    static void cut(Request request, int status) {
        EndPoint end = endPoint(request);
        end.write(Callback.from(end::close), BufferUtil.toBuffer("HTTP/1.1 " + status + " OK\r\nETag: \""));
    }

    private static EndPoint endPoint(Request request) {
        return request.getConnectionMetaData().getConnection().getEndPoint();
    }
}
