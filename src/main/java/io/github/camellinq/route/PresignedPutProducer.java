package io.github.camellinq.route;

import io.github.camellinq.api.LinqUnavailableException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.apache.camel.Exchange;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.support.DefaultProducer;
import org.apache.hc.client5.http.classic.methods.HttpPut;
import org.apache.hc.core5.http.message.BasicHeader;

/**
 * PUTs bytes to a presigned URL, with the headers that it was signed with and no others. Nothing that the store answers is the
 * file's fault: every failure of the upload is a {@link LinqUnavailableException}, and the way on is to ask for a new URL.
 */
final class PresignedPutProducer extends DefaultProducer {

    /** HTTP sets these itself from the URL, the entity and the connection. */
    private static final Set<String> NOT_COPIED = Set.of("content-type", "content-length", "host", "connection");

    private final HttpEndpoint client;
    private final LinqService service;

    PresignedPutProducer(LinqHttpEndpoint endpoint, HttpEndpoint client, LinqService service) {
        super(endpoint);
        this.client = client;
        this.service = service;
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        try {
            put(exchange);
        } catch (Exception e) {
            ApiCall.failed(exchange);
            throw e;
        }
    }

    private void put(Exchange exchange) throws Exception {
        PresignedPut put = exchange.getMessage().getMandatoryBody(PresignedPut.class);
        ContentEntity entity = new ContentEntity(put.content(), header(put, "content-type"));
        HttpPut request = new HttpPut(put.url());
        put.requiredHeaders().forEach((name, value) -> {
            if (!NOT_COPIED.contains(name.toLowerCase(Locale.ROOT))) {
                request.addHeader(new BasicHeader(name, value));
            }
        });
        request.setEntity(entity);
        int status;
        try (RequestWatch.Watched watched = service.stallWatch().watch(request, entity::lastProgress)) {
            try {
                status = client.getHttpClient().execute(request, response -> response.getCode());
            } catch (IOException e) {
                throw watched.isGivenUp()
                        ? new LinqUnavailableException(
                                "the upload to " + put.place() + " made no progress for "
                                        + service.stallWatch().limit() + " and was given up",
                                e)
                        : failure(e, entity, put);
            }
        }
        if (status / 100 != 2) {
            throw new LinqUnavailableException(
                    "the upload to " + put.place() + " was answered with status " + status, null);
        }
        LinqHttpEndpoint.answer(exchange, entity.sha256());
    }

    private static Exception failure(IOException e, ContentEntity entity, PresignedPut put) {
        return entity.unreadable() != null
                ? entity.unreadable()
                : new LinqUnavailableException("the upload to " + put.place() + " broke off: " + words(e), e);
    }

    /** The failures of connections and certificates name no URL; for any other failure this is not known. */
    private static String words(IOException e) {
        boolean connection = e instanceof SocketException
                || e instanceof SocketTimeoutException
                || e instanceof UnknownHostException
                || e instanceof SSLException;
        return connection ? e.toString() : e.getClass().getSimpleName();
    }

    private static String header(PresignedPut put, String name) {
        for (Map.Entry<String, String> header : put.requiredHeaders().entrySet()) {
            if (header.getKey().equalsIgnoreCase(name)) {
                return header.getValue();
            }
        }
        return null;
    }
}
