package io.github.camellinq.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.camellinq.api.LinqUnavailableException;
import io.github.camellinq.media.ContentChangedException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code linq-upload-action} puts on the wire, in a plain CamelContext with a route in Java. */
class UploadWireTest extends CamelTestSupport {
    private final StubLinq linq = new StubLinq();

    @TempDir
    Path folder;

    @Override
    protected CamelContext createCamelContext() throws Exception {
        Properties settings = new Properties();
        settings.setProperty("linq.base-url", linq.baseUrl() + "/api");
        settings.setProperty("linq.api-key", "top-secret");
        settings.setProperty("linq.api.timeout", "2s");
        settings.setProperty("linq.upload.stall-timeout", "500ms");
        camelContextConfiguration().withUseOverridePropertiesWithPropertiesComponent(settings);
        return super.createCamelContext();
    }

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:upload").to("kamelet:linq-upload-action");
            }
        };
    }

    @AfterEach
    void stop() {
        linq.close();
    }

    @Test
    void put_carries_the_required_headers_and_nothing_of_ours() {
        linq.alsoRequires("\"x-amz-meta-kind\": \"a;b  c\"");

        upload(
                "hello",
                Map.of(
                        "CamelLinqFileName", "note.txt",
                        "Authorization", "Bearer of the host",
                        "X-Own", "own",
                        "Cookie", "a=b",
                        "Content-Encoding", "gzip",
                        "Content-Type", "application/octet-stream",
                        "CamelHttpQuery", "q=1",
                        "CamelHttpPath", "/elsewhere",
                        "CamelHttpUri", "http://127.0.0.1:1/",
                        "CamelHttpMethod", "DELETE"));

        StubLinq.Request put = linq.requests("PUT").get(0);
        assertThat(new TreeSet<>(put.headers().keySet()))
                .containsExactly("Connection", "Content-length", "Content-type", "Host", "X-amz-meta-kind");
        assertThat(put.headers().get("Content-type")).containsExactly("text/plain");
        assertThat(put.headers().get("Content-length")).containsExactly("5");
        assertThat(put.headers().get("X-amz-meta-kind")).containsExactly("a;b  c");
    }

    @Test
    void url_reaches_the_store_byte_for_byte() {
        linq.uploadPath("/store/a%20b+c/%C3%BC//d?X-Amz-Signature=a%2Bb%2Fc%20d&z=1&a=%7B%7Blinq.api-key%7D%7D&a=");

        upload("hello", Map.of("CamelLinqFileName", "note.txt"));

        assertThat(linq.baseUrl() + linq.requests("PUT").get(0).uri()).isEqualTo(linq.uploadUrl());
    }

    @Test
    void content_type_is_sent_as_it_was_signed() {
        linq.requires("{\"content-type\": \"text/plain;charset=utf-8\"}");

        upload("hello", Map.of("CamelLinqFileName", "note.txt"));

        assertThat(linq.requests("PUT").get(0).headers().get("Content-type"))
                .containsExactly("text/plain;charset=utf-8");
    }

    @Test
    void calls_to_one_host_share_a_connection() {
        upload("hello", Map.of("CamelLinqFileName", "note.txt"));
        upload("again", Map.of("CamelLinqFileName", "note.txt"));

        assertThat(linq.requests("POST")).hasSize(2);
        assertThat(linq.requests("PUT")).hasSize(2);
        assertThat(linq.connections()).isEqualTo(1);
    }

    @Test
    void address_with_tls_of_its_own_is_refused() {
        Throwable refused = catchThrowable(() ->
                context.getEndpoint("linq-http:" + linq.baseUrl() + "/api/v3/attachments?sslContextParameters=#mine"));

        assertThat(refused)
                .hasRootCauseMessage(
                        "linq-http shares its connections among all its endpoints: set sslContextParameters on the"
                                + " component, not on an endpoint");
    }

    @Test
    void token_goes_to_the_api_alone() {
        upload("hello", Map.of("CamelLinqFileName", "note.txt"));

        assertThat(linq.requests("POST"))
                .allSatisfy(request ->
                        assertThat(request.headers().get("Authorization")).containsExactly("Bearer top-secret"));
        assertThat(linq.requests("PUT"))
                .allSatisfy(request -> assertThat(request.headers()).doesNotContainKey("Authorization"));
    }

    @Test
    void nothing_secret_stays_on_the_exchange_or_in_an_endpoint() {
        Exchange exchange = upload("hello", Map.of("CamelLinqFileName", "note.txt"));

        assertThat(exchange.getException()).isNull();
        String all = exchange.getMessage().getHeaders() + " " + exchange.getVariables() + " " + exchange.getProperties()
                + context.getEndpoints();
        assertThat(all).doesNotContain("X-Amz-Signature", "top-secret");
        assertThat(exchange.getVariables()).isEmpty();
    }

    @Test
    void key_that_the_answer_repeats_is_not_said_again() {
        linq.onRegister(exchange -> StubLinq.answer(
                exchange,
                401,
                "{\"error\": {\"status\": 401, \"code\": 2004, \"message\": \"no such key: top-secret\"}}"));

        Exchange exchange = upload("hello", Map.of("CamelLinqFileName", "note.txt"));

        assertThat(exchange.getException())
                .isInstanceOf(LinqUnavailableException.class)
                .hasMessageEndingWith("401/2004: no such key: …");
    }

    @Test
    void redirect_is_not_followed() {
        linq.onPut(exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Location", linq.baseUrl() + "/elsewhere");
            StubLinq.answer(exchange, 307, "");
        });

        Exchange exchange = upload("hello", Map.of("CamelLinqFileName", "note.txt"));

        assertThat(exchange.getException())
                .isInstanceOf(LinqUnavailableException.class)
                .hasMessageContaining("307");
        assertThat(linq.requests("PUT")).hasSize(1);
    }

    @Test
    void failure_of_the_store_is_tried_once_and_names_no_url() {
        linq.onPut(exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Retry-After", "1");
            StubLinq.answer(exchange, 503, "");
        });

        Exchange exchange = upload("hello", Map.of("CamelLinqFileName", "note.txt"));

        assertThat(exchange.getException())
                .isInstanceOf(LinqUnavailableException.class)
                .hasMessage("the upload to " + linq.baseUrl() + " was answered with status 503");
        assertThat(linq.requests("PUT")).hasSize(1);
    }

    @Test
    void store_that_cannot_be_reached_is_named_without_the_rest_of_its_url() throws Exception {
        int free;
        try (ServerSocket none = new ServerSocket(0)) {
            free = none.getLocalPort();
        }
        linq.onRegister(exchange -> StubLinq.answer(
                exchange,
                200,
                "{\"attachment_id\": \"a\", \"upload_url\": \"http://127.0.0.1:" + free
                        + "/path?X-Amz-Signature=secret\"}"));

        Exchange exchange = upload("hello", Map.of("CamelLinqFileName", "note.txt"));

        assertThat(exchange.getException())
                .isInstanceOf(LinqUnavailableException.class)
                .hasMessageStartingWith("the upload to http://127.0.0.1:" + free + " broke off: ")
                .hasMessageContaining("Connection refused");
        assertThat(exchange.getException().getMessage()).doesNotContain("X-Amz", "/path");
    }

    @Test
    void store_that_stops_reading_is_given_up() {
        CountDownLatch end = new CountDownLatch(1);
        linq.onPut(exchange -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });

        Exchange exchange = upload(
                new byte[50_000_000], Map.of("CamelLinqFileName", "big.txt", "CamelLinqContentType", "text/plain"));

        end.countDown();
        assertThat(exchange.getException())
                .isInstanceOf(LinqUnavailableException.class)
                .hasMessageContaining("made no progress for 500 ms");
    }

    @Test
    void answer_that_comes_drop_by_drop_is_given_up() {
        linq.onRegister(exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, 0);
            for (int drop = 0; drop < 60; drop++) {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }
        });

        Exchange exchange = upload("hello", Map.of("CamelLinqFileName", "note.txt"));

        assertThat(exchange.getException())
                .isInstanceOf(LinqUnavailableException.class)
                .hasMessage("POST /api/v3/attachments got no complete answer within 2000 ms and was given up");
    }

    @Test
    void file_that_changes_while_it_is_sent_is_no_result() throws Exception {
        Path file = Files.writeString(folder.resolve("log.txt"), "first");
        linq.onPut(exchange -> {
            exchange.getRequestBody().readAllBytes();
            Files.writeString(file, "other");
            Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis() + 5_000));
            StubLinq.answer(exchange, 200, "");
        });

        Exchange exchange = upload(file.toFile(), Map.of("CamelLinqFileName", "log.txt"));

        assertThat(exchange.getException()).isInstanceOf(ContentChangedException.class);
        assertThat(exchange.getMessage().getHeader(LinqHeaders.ATTACHMENT_ID)).isNull();
    }

    @Test
    void address_that_is_not_the_apis_gets_no_call_and_no_token() {
        Throwable refused = catchThrowable(() -> context.getEndpoint("linq-http:http://127.0.0.1:1/v3/attachments"));

        assertThat(refused).hasRootCauseInstanceOf(IllegalArgumentException.class);
        assertThat(refused)
                .hasRootCauseMessage("linq-http only calls linq.base-url (" + linq.baseUrl()
                        + "/api), not http://127.0.0.1:1/v3/attachments");
    }

    @Test
    void answer_that_cannot_be_followed_is_an_outage_and_not_the_files_fault() {
        for (String url : List.of("not a url", "ftp://127.0.0.1/x", "//no-scheme")) {
            linq.uploadPath(url.startsWith("/") ? " " + url : url);

            Exchange exchange = upload("hello", Map.of("CamelLinqFileName", "note.txt"));

            assertThat(exchange.getException()).isInstanceOf(LinqUnavailableException.class);
        }
        assertThat(linq.requests("PUT")).isEmpty();
    }

    @Test
    void another_signed_length_is_noticed_before_anything_is_sent() {
        linq.requires("{\"Content-Type\": \"text/plain\", \"Content-Length\": \"6\"}");

        Exchange exchange = upload("hello", Map.of("CamelLinqFileName", "note.txt"));

        assertThat(exchange.getException())
                .isInstanceOf(LinqUnavailableException.class)
                .hasMessageContaining("signed 6 bytes");
        assertThat(linq.requests("PUT")).isEmpty();
    }

    private Exchange upload(Object body, Map<String, Object> headers) {
        return template.request("direct:upload", exchange -> {
            exchange.getMessage().setBody(body instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : body);
            exchange.getMessage().setHeaders(new HashMap<>(headers));
        });
    }
}
