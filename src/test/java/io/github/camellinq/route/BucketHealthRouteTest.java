package io.github.camellinq.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheck.State;
import org.apache.camel.health.HealthCheckRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The health check where a bucket is watched, whose store is away for a while. */
class BucketHealthRouteTest extends ShippedRoutes {
    private static final String EMPTY =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>reports</Name><KeyCount>0</KeyCount>\
            <MaxKeys>1000</MaxKeys><IsTruncated>false</IsTruncated></ListBucketResult>""";

    private HttpServer store;
    private volatile int status = 403;

    @Override
    void settings(Properties settings) {
        try {
            store = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        store.createContext("/", this::answer);
        store.start();
        settings.setProperty("linq.bucket.name", "reports");
        settings.setProperty(
                "linq.bucket.endpoint", "http://127.0.0.1:" + store.getAddress().getPort());
        settings.setProperty("linq.bucket.access-key", "key");
        settings.setProperty("linq.bucket.secret-key", "secret");
        settings.setProperty("linq.bucket.delay", "50ms");
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = status == 200 ? EMPTY.getBytes(StandardCharsets.UTF_8) : new byte[0];
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @AfterEach
    void stop() {
        store.stop(0);
    }

    @Test
    void bucket_that_cannot_be_listed_is_down_until_it_can() {
        await().until(() -> ask().getState() == State.DOWN);
        assertThat(ask().getMessage().orElseThrow()).startsWith("the bucket cannot be listed: s3://reports/");

        status = 200;

        await().until(() -> ask().getState() == State.UP);
        assertThat(ask().getDetails().get("watched").toString()).contains("s3://reports/", inbox().toString());
    }

    private HealthCheck.Result ask() {
        return HealthCheckRegistry.get(context).getCheck("linq").orElseThrow().call();
    }
}
