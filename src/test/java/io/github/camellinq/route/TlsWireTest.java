package io.github.camellinq.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camellinq.SelfSigned;
import io.github.camellinq.api.LinqUnavailableException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import javax.net.ssl.SSLHandshakeException;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Uploads over HTTPS, to a server whose certificate nobody has signed. */
class TlsWireTest {
    private final DefaultCamelContext context = new DefaultCamelContext();
    private SelfSigned certificate;
    private StubLinq linq;

    @TempDir
    Path folder;

    @BeforeEach
    void start() throws Exception {
        certificate = SelfSigned.make(folder, "ip:127.0.0.1");
        linq = new StubLinq(certificate.serving());
        Properties settings = new Properties();
        settings.setProperty("linq.base-url", linq.baseUrl().toString());
        settings.setProperty("linq.api-key", "top-secret");
        context.getPropertiesComponent().setOverrideProperties(settings);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:upload").to("kamelet:linq-upload-action");
            }
        });
    }

    @AfterEach
    void stop() throws IOException {
        context.close();
        linq.close();
    }

    @Test
    void certificate_that_the_component_trusts_serves_both_calls() throws Exception {
        context.getComponent("linq-http", LinqHttpComponent.class).setSslContextParameters(trusting(certificate));
        context.start();

        Exchange exchange = upload();

        assertThat(exchange.getException()).isNull();
        assertThat(linq.requests("PUT")).hasSize(1);
        assertThat(linq.connections()).isEqualTo(1);
    }

    @Test
    void certificate_that_nobody_trusts_is_an_outage_and_gets_no_token() {
        context.start();

        Exchange exchange = upload();

        assertThat(exchange.getException())
                .isInstanceOf(LinqUnavailableException.class)
                .hasCauseInstanceOf(SSLHandshakeException.class);
        assertThat(linq.connections()).isZero();
    }

    private Exchange upload() {
        return context.createFluentProducerTemplate()
                .to("direct:upload")
                .withBody("hello")
                .withHeaders(Map.of("CamelLinqFileName", "note.txt"))
                .send();
    }

    private static SSLContextParameters trusting(SelfSigned certificate) {
        KeyStoreParameters store = new KeyStoreParameters();
        store.setResource("file:" + certificate.keys());
        store.setPassword(SelfSigned.PASSWORD);
        TrustManagersParameters managers = new TrustManagersParameters();
        managers.setKeyStore(store);
        SSLContextParameters parameters = new SSLContextParameters();
        parameters.setTrustManagers(managers);
        return parameters;
    }
}
