package io.github.camellinq;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camellinq.sandbox.Sandbox;
import io.github.camellinq.sandbox.SandboxBucket;
import io.github.camellinq.sandbox.SandboxOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The runnable jar where the only way to Linq is a company's proxy, which answers with a certificate of its own. */
class ProxyIT {
    private static final String ANN = "+15551234567";
    private static final SandboxOptions BY_NAME = SandboxOptions.defaults().withAdvertise(URI.create("http://linq"));

    @TempDir
    Path folder;

    private SelfSigned certificate;

    @BeforeEach
    void certify() throws Exception {
        certificate = SelfSigned.make(folder, "dns:linq.example");
    }

    @Test
    void calls_uploads_and_the_bucket_go_by_the_proxy() throws Exception {
        try (Sandbox sandbox = Sandbox.start(BY_NAME);
                CompanyProxy proxy = new CompanyProxy(certificate, sandbox.port())) {
            sandbox.bucket().put(ANN + "/two.txt", "two".getBytes(StandardCharsets.UTF_8));
            Map<String, String> settings = settings(sandbox, "http://linq:" + sandbox.port());
            settings.put("HTTP_PROXY", "http://127.0.0.1:" + proxy.port());
            settings.put("LINQ_BUCKET_NAME", SandboxBucket.NAME);
            settings.put("LINQ_BUCKET_ENDPOINT", sandbox.bucketEndpoint().toString());
            settings.put("LINQ_BUCKET_ACCESS_KEY", SandboxBucket.ACCESS_KEY);
            settings.put("LINQ_BUCKET_SECRET_KEY", SandboxBucket.SECRET_KEY);
            try (AppProcess app = AppProcess.start(folder, settings, asking(proxy), "run")) {
                app.awaitLine("two.txt to " + ANN);

                assertThat(proxy.asked())
                        .contains(
                                "POST linq:" + sandbox.port(),
                                "PUT linq:" + sandbox.s3Port(),
                                "GET linq:" + sandbox.s3Port());
            }
        }
    }

    @Test
    void proxy_and_its_password_may_stand_beside_the_routes() throws Exception {
        try (Sandbox sandbox = Sandbox.start(BY_NAME);
                CompanyProxy proxy = new CompanyProxy(certificate, sandbox.port())) {
            proxy.demand("ann", "secret");
            Files.writeString(
                    Files.createDirectory(folder.resolve("routes")).resolve("application.properties"),
                    """
                    camel.component.linq-http.proxy-host=127.0.0.1
                    camel.component.linq-http.proxy-port=%d
                    camel.component.linq-http.proxy-auth-scheme=http
                    camel.component.linq-http.proxy-auth-method=Basic
                    camel.component.linq-http.proxy-auth-username=ann
                    camel.component.linq-http.proxy-auth-password=secret
                    """
                            .formatted(proxy.port()));
            new Workplace(folder).drop(ANN, "one.txt", "one");
            Map<String, String> settings = settings(sandbox, "http://linq:" + sandbox.port());

            try (AppProcess app = AppProcess.start(folder, settings, List.of(), "run")) {
                app.awaitLine("one.txt to " + ANN);

                assertThat(proxy.asked()).contains("POST linq:" + sandbox.port(), "PUT linq:" + sandbox.s3Port());
                assertThat(app.output()).doesNotContain("secret");
            }
        }
    }

    /** With TLS the answer is the one to CONNECT. */
    @ParameterizedTest
    @ValueSource(strings = {"http://linq", "https://linq.example"})
    void proxy_that_wants_a_password_is_named_and_the_file_stays(String origin) throws Exception {
        try (Sandbox sandbox = Sandbox.start(BY_NAME);
                CompanyProxy proxy = new CompanyProxy(certificate, sandbox.port())) {
            proxy.demand("ann", "secret");
            try (AppProcess app = AppProcess.start(folder, settings(sandbox, origin), asking(proxy), "run")) {
                Workplace workplace = new Workplace(folder);
                workplace.drop(ANN, "one.txt", "one");

                assertThat(app.awaitLine("one.txt"))
                        .contains(" waits until ", "answered 407 (the proxy requires a user name and a password)");
                assertThat(workplace.names(Workplace.INBOX)).containsExactly("one.txt");
                assertThat(sandbox.requests()).isEmpty();
            }
        }
    }

    @Test
    void certificate_of_the_proxy_is_trusted_by_a_trust_store() throws Exception {
        List<String> trusting = List.of(
                "-Djavax.net.ssl.trustStore=" + certificate.keys(),
                "-Djavax.net.ssl.trustStorePassword=" + SelfSigned.PASSWORD);
        try (Sandbox sandbox = Sandbox.start(BY_NAME);
                CompanyProxy proxy = new CompanyProxy(certificate, sandbox.port());
                AppProcess app = start(sandbox, proxy, trusting)) {
            new Workplace(folder).drop(ANN, "one.txt", "one");

            // The call arrived; the sandbox's store has no certificate for the upload.
            app.awaitLine("has an upload_url that is not https");
            assertThat(proxy.asked()).containsExactly("CONNECT linq.example:443");
            assertThat(sandbox.requests()).isNotEmpty();
        }
    }

    @Test
    void certificate_that_is_not_trusted_is_named_and_the_file_stays() throws Exception {
        try (Sandbox sandbox = Sandbox.start(BY_NAME);
                CompanyProxy proxy = new CompanyProxy(certificate, sandbox.port());
                AppProcess app = start(sandbox, proxy, List.of())) {
            Workplace workplace = new Workplace(folder);
            workplace.drop(ANN, "one.txt", "one");

            assertThat(app.awaitLine("one.txt")).contains("certificat");
            assertThat(workplace.names(Workplace.INBOX)).containsExactly("one.txt");
            assertThat(sandbox.requests()).isEmpty();
        }
    }

    private AppProcess start(Sandbox sandbox, CompanyProxy proxy, List<String> jvm) {
        List<String> all = new ArrayList<>(jvm);
        all.addAll(asking(proxy));
        return AppProcess.start(folder, settings(sandbox, "https://linq.example"), all, "run");
    }

    private static Map<String, String> settings(Sandbox sandbox, String origin) {
        return Workplace.settings(origin + sandbox.baseUrl().getPath(), sandbox.apiKey());
    }

    /** As Camel's component wants it; its proxies speak TLS themselves unless they are told not to. */
    private static List<String> asking(CompanyProxy proxy) {
        return List.of(
                "-Dcamel.component.linq-http.proxy-host=127.0.0.1",
                "-Dcamel.component.linq-http.proxy-port=" + proxy.port(),
                "-Dcamel.component.linq-http.proxy-auth-scheme=http");
    }
}
