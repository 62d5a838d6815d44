package io.github.camellinq.route;

import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.service.ServiceHelper;

/** An address of the Linq API, or the uploads to its presigned URLs; see {@link LinqHttpComponent}. */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "linq-http",
        title = "Linq HTTP",
        syntax = "linq-http:httpUri",
        producerOnly = true)
public class LinqHttpEndpoint extends DefaultEndpoint {

    @UriPath(description = "A URL of the API, or the word presigned")
    private final String httpUri;

    @UriParam(description = "The method of the call", defaultValue = "POST")
    private final String httpMethod;

    private final HttpEndpoint client;

    LinqHttpEndpoint(String uri, LinqHttpComponent component, HttpEndpoint client, String httpUri, String httpMethod) {
        super(uri, component);
        this.client = client;
        this.httpUri = httpUri;
        this.httpMethod = httpMethod;
    }

    @Override
    public Producer createProducer() {
        LinqService service = LinqService.of(getCamelContext());
        return httpUri == null
                ? new PresignedPutProducer(this, client, service)
                : new ApiCallProducer(this, client, service, httpMethod, httpUri);
    }

    /**
     * Makes the answer all that the message holds. With {@code variableReceive}, Camel gives the message back what it had, but
     * would make a variable of each header that is left here, and nobody would remove it.
     */
    static void answer(Exchange exchange, Object body) {
        exchange.getMessage().setBody(body);
        exchange.getMessage().removeHeaders("*");
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException("linq-http only sends; a route cannot begin with it");
    }

    @Override
    protected void doStart() throws Exception {
        ServiceHelper.startService(client);
        super.doStart();
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        ServiceHelper.stopService(client);
    }
}
