package io.github.camellinq.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camellinq.api.LinqUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Map;
import java.util.Properties;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
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
    private static final String PASSWORD = "changeit";

    private final DefaultCamelContext context = new DefaultCamelContext();
    private Path keys;
    private StubLinq linq;

    @TempDir
    Path folder;

    @BeforeEach
    void start() throws Exception {
        keys = selfSigned();
        linq = new StubLinq(serving(keys));
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
        context.getComponent("linq-http", LinqHttpComponent.class).setSslContextParameters(trusting(keys));
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

    private Path selfSigned() throws Exception {
        Path file = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=127.0.0.1",
                        "-ext",
                        "SAN=ip:127.0.0.1",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes());
        assertThat(keytool.waitFor()).as(said).isZero();
        return file;
    }

    private static SSLContext serving(Path keys) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, PASSWORD.toCharArray());
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(managers.getKeyManagers(), null, null);
        return tls;
    }

    private static SSLContextParameters trusting(Path keys) {
        KeyStoreParameters store = new KeyStoreParameters();
        store.setResource("file:" + keys);
        store.setPassword(PASSWORD);
        TrustManagersParameters managers = new TrustManagersParameters();
        managers.setKeyStore(store);
        SSLContextParameters parameters = new SSLContextParameters();
        parameters.setTrustManagers(managers);
        return parameters;
    }
}
