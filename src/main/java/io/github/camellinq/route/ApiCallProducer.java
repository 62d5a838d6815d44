package io.github.camellinq.route;

import io.github.camellinq.api.Failures;
import io.github.camellinq.api.Json;
import io.github.camellinq.api.LinqUnavailableException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.support.DefaultProducer;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/**
 * Makes one call to the API: the message's body is sent as JSON, and the JSON of the answer becomes the body. A call takes at
 * most {@code linq.api.timeout} and an eighth of it, however slowly its answer arrives.
 */
final class ApiCallProducer extends DefaultProducer {
    private static final Pattern VARIABLE = Pattern.compile("\\{([A-Za-z0-9]+)}");
    private static final String USER_AGENT = "camel-linq";

    /** In bytes. No answer of the API comes near this size; a proxy's error page may. */
    private static final int LONGEST_ANSWER = 1 << 20;

    private final HttpEndpoint client;
    private final LinqService service;
    private final Failures failures;
    private final String method;
    private final String target;

    /** Where each call goes; null when the target contains a variable. */
    private final URI fixed;

    private record Answer(int status, byte[] body, String retryAfter, String traceId) {}

    ApiCallProducer(LinqHttpEndpoint endpoint, HttpEndpoint client, LinqService service, String method, String target) {
        super(endpoint);
        this.client = client;
        this.service = service;
        this.failures = new Failures(service.settings().errors());
        this.method = method;
        this.target = target;
        this.fixed = VARIABLE.matcher(target).find() ? null : URI.create(target);
    }

    @Override
    public void process(Exchange exchange) throws IOException {
        try {
            call(exchange);
        } catch (IOException | RuntimeException e) {
            ApiCall.failed(exchange);
            throw e;
        }
    }

    private void call(Exchange exchange) throws IOException {
        URI uri = fixed != null ? fixed : URI.create(fill(target, exchange));
        String call = method + " " + uri.getRawPath();
        HttpUriRequestBase request = new HttpUriRequestBase(method, uri);
        request.setHeader("Accept", "application/json");
        request.setHeader("Authorization", "Bearer " + service.settings().apiKey());
        request.setHeader("User-Agent", USER_AGENT);
        Object body = exchange.getMessage().getBody();
        if (body != null) {
            request.setEntity(new ByteArrayEntity(Json.MAPPER.writeValueAsBytes(body), ContentType.APPLICATION_JSON));
        }
        Answer answer = answer(request, call);
        if (answer.status() / 100 != 2) {
            throw failures.of(call, body, answer.status(), withoutKey(answer.body()), answer.retryAfter());
        }
        exchange.setProperty(Delivery.TRACE, Trace.words(answer.traceId()));
        LinqHttpEndpoint.answer(exchange, answer.body());
    }

    private Answer answer(HttpUriRequestBase request, String call) {
        try (RequestWatch.Watched watched = service.callWatch().watch(request)) {
            try {
                return client.getHttpClient().execute(request, ApiCallProducer::read);
            } catch (IOException e) {
                throw new LinqUnavailableException(
                        watched.isGivenUp()
                                ? call + " got no complete answer within "
                                        + service.callWatch().limit() + " and was given up"
                                : call + " got no answer: " + e,
                        e);
            }
        }
    }

    /** A server that refuses a key may repeat it, and the words of a failure go to logs, reports and the ledger. */
    private byte[] withoutKey(byte[] body) {
        String said = new String(body, StandardCharsets.UTF_8);
        String key = service.settings().apiKey();
        return said.contains(key) ? said.replace(key, "…").getBytes(StandardCharsets.UTF_8) : body;
    }

    private static String fill(String target, Exchange exchange) {
        Matcher names = VARIABLE.matcher(target);
        return names.replaceAll(name -> {
            String value = exchange.getVariable(name.group(1), String.class);
            if (value == null || value.isEmpty()) {
                throw new IllegalArgumentException(
                        "the exchange variable " + name.group(1) + ", which " + target + " needs, is not set");
            }
            return Matcher.quoteReplacement(
                    URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20"));
        });
    }

    private static Answer read(ClassicHttpResponse response) throws IOException {
        HttpEntity entity = response.getEntity();
        byte[] body = entity == null ? new byte[0] : entity.getContent().readNBytes(longest(entity));
        return new Answer(response.getCode(), body, value(response, "Retry-After"), value(response, Trace.HEADER));
    }

    /** An answer has about 500 bytes. Room for 8 KB is made only when its length is unknown. */
    private static int longest(HttpEntity entity) {
        long length = entity.getContentLength();
        return length < 0 ? LONGEST_ANSWER : (int) Math.min(length, LONGEST_ANSWER);
    }

    private static String value(ClassicHttpResponse response, String name) {
        Header header = response.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }
}
