package io.github.camellinq.route;

import io.github.camellinq.settings.Setting;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.socket.ConnectionSocketFactory;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.config.Registry;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;

/**
 * HTTP as the Linq API needs it, separate from the host's {@code http} and untouched by its settings: one request for each
 * message, without retries, redirects, cookies or compression behind the route's back.
 *
 * <p>{@code linq-http:https://…} calls the API. The body is a record or nothing, the answer's body is its JSON, and any failure
 * is a {@code LinqRejectedException} or a {@code LinqUnavailableException}. A name in braces in the path is replaced by the
 * exchange variable of that name. {@code linq-http:presigned} PUTs a {@link PresignedPut}; the answer's body is the SHA-256 of
 * what was sent. An answer has no headers.
 */
public final class LinqHttpComponent extends HttpComponent {

    static final String PRESIGNED = "presigned";

    private static final String TLS = "sslContextParameters";

    /** In milliseconds: the wait for a connection to be opened, or to become free in the pool. */
    private static final long CONNECT_TIMEOUT = 10_000;

    /** In bytes: a small file goes out with the head of its request, in one write and one packet instead of two. */
    private static final int BUFFER = 64 * 1024;

    /** A worker uses one at a time. The others are for a host that calls from its own threads. */
    private static final int CONNECTIONS_FOR_A_WORKER = 6;

    public LinqHttpComponent() {
        setAutomaticRetriesDisabled(true);
        setAuthCachingDisabled(true);
        setConnectionStateDisabled(true);
        setContentCompressionDisabled(true);
        setCookieManagementDisabled(true);
        setDefaultUserAgentDisabled(true);
        setRedirectHandlingDisabled(true);
        setFollowRedirects(false);
        setConnectTimeout(CONNECT_TIMEOUT);
        setConnectionRequestTimeout(CONNECT_TIMEOUT);
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        LinqService service = LinqService.of(getCamelContext());
        share(service.settings().concurrency(), parameters);
        String method = getAndRemoveParameter(parameters, "httpMethod", String.class, "POST");
        boolean presigned = PRESIGNED.equals(remaining);
        Duration patience = presigned
                ? service.settings().stallTimeout()
                : service.settings().apiTimeout();
        parameters.putIfAbsent("responseTimeout", Long.toString(patience.toMillis()));
        HttpEndpoint client = (HttpEndpoint) super.createEndpoint(uri, remaining, parameters);
        return new LinqHttpEndpoint(uri, this, client, presigned ? null : target(remaining, service), method);
    }

    /**
     * All endpoints share one pool, so that the calls of a delivery to one host use the same connection. Camel makes a pool for
     * each endpoint if it finds none here, and closes this one with the component.
     */
    private synchronized void share(int workers, Map<String, Object> parameters) throws Exception {
        if (parameters.containsKey(TLS)) {
            throw new IllegalArgumentException("linq-http shares its connections among all its endpoints: set " + TLS
                    + " on the component, not on an endpoint");
        }
        if (getClientConnectionManager() == null) {
            setMaxTotalConnections(CONNECTIONS_FOR_A_WORKER * workers);
            setConnectionsPerRoute(CONNECTIONS_FOR_A_WORKER * workers);
            setClientConnectionManager(
                    createConnectionManager(new HashMap<>(), getSslContextParameters(), new HashMap<>()));
        }
    }

    /** Like Camel's own, except for the buffer, for which Camel has no setting. */
    @Override
    @SuppressWarnings("deprecation")
    protected HttpClientConnectionManager createConnectionManager(
            Registry<ConnectionSocketFactory> registry, int maxTotal, int perRoute, SocketConfig socket) {
        PoolingHttpClientConnectionManager pool = new PoolingHttpClientConnectionManager(
                registry,
                PoolConcurrencyPolicy.STRICT,
                TimeValue.ofMilliseconds(getConnectionTimeToLive()),
                ManagedHttpClientConnectionFactory.builder()
                        .http1Config(Http1Config.custom().setBufferSize(BUFFER).build())
                        .build());
        pool.setMaxTotal(maxTotal > 0 ? maxTotal : getMaxTotalConnections());
        pool.setDefaultMaxPerRoute(perRoute > 0 ? perRoute : getConnectionsPerRoute());
        pool.setDefaultSocketConfig(socket);
        return pool;
    }

    /** The key goes along with every call, so only the API itself may be called. */
    private static String target(String remaining, LinqService service) {
        String target = remaining.replace("%7B", "{").replace("%7D", "}");
        URI base = service.settings().baseUrl();
        if (!Origin.of(URI.create(target.replaceAll("[{}]", ""))).equals(Origin.of(base))) {
            throw new IllegalArgumentException(
                    "linq-http only calls " + Setting.BASE_URL.key() + " (" + base + "), not " + target);
        }
        return target;
    }
}
