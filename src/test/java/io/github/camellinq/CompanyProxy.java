package io.github.camellinq;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * A company's way out: plain requests go on as they are, and what is asked for over TLS is answered with the company's own
 * certificate and read. All names lead to this machine; behind TLS is one port of it.
 */
final class CompanyProxy implements AutoCloseable {
    private static final String STRANGER = "HTTP/1.1 407 Proxy Authentication Required\r\n"
            + "Proxy-Authenticate: Basic realm=\"company\"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Queue<Closeable> open = new ConcurrentLinkedQueue<>();
    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private final SSLSocketFactory own;
    private final int behindTls;
    private volatile String password = "";

    CompanyProxy(SelfSigned certificate, int behindTls) throws Exception {
        this.own = certificate.serving().getSocketFactory();
        this.behindTls = behindTls;
        threads.execute(this::accept);
    }

    /** From now on lets in only whoever knows these. */
    void demand(String user, String secret) {
        byte[] both = (user + ":" + secret).getBytes(StandardCharsets.UTF_8);
        password = "Proxy-Authorization: Basic " + Base64.getEncoder().encodeToString(both) + "\r\n";
    }

    int port() {
        return door.getLocalPort();
    }

    /** Of each connection's first request the method, and host and port that it wanted: {@code CONNECT linq.example:443}. */
    Set<String> asked() {
        return asked;
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                open.add(client);
                threads.execute(() -> serve(client));
            } catch (IOException e) {
                // The door was closed.
                return;
            }
        }
    }

    private void serve(Socket client) {
        try {
            byte[] head = head(client.getInputStream());
            if (!new String(head, StandardCharsets.ISO_8859_1).contains(password)) {
                client.getOutputStream().write(STRANGER.getBytes(StandardCharsets.US_ASCII));
                client.shutdownOutput();
                client.getInputStream().transferTo(OutputStream.nullOutputStream());
                client.close();
                return;
            }
            String[] words = new String(head, StandardCharsets.ISO_8859_1).split(" ", 3);
            if (words[0].equals("CONNECT")) {
                asked.add("CONNECT " + words[1]);
                client.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                SSLSocket tls = (SSLSocket) own.createSocket(client, null, client.getPort(), true);
                tls.setUseClientMode(false);
                join(tls, behindTls, new byte[0]);
            } else {
                URI target = URI.create(words[1]);
                asked.add(words[0] + " " + target.getAuthority());
                join(client, target.getPort(), head);
            }
        } catch (IOException e) {
            // A broken connection is the client's to report.
            close(client);
        }
    }

    private static byte[] head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("no request");
            }
            head.write(next);
        }
        return head.toByteArray();
    }

    private void join(Socket client, int port, byte[] begin) throws IOException {
        Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
        open.add(server);
        server.getOutputStream().write(begin);
        threads.execute(() -> copy(server, client));
        copy(client, server);
    }

    private static void copy(Socket from, Socket to) {
        try (from;
                to) {
            OutputStream out = to.getOutputStream();
            from.getInputStream().transferTo(out);
        } catch (IOException e) {
            // One of both has closed it; so are both now.
        }
    }

    private static void close(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        close(door);
        open.forEach(CompanyProxy::close);
        threads.shutdownNow();
    }
}
