package io.github.camellinq.bucket;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said when it is not the bucket that answers, or not from here. */
class OtherAnswersTest {
    private HttpServer server;
    private Bucket bucket;
    private int status;
    private String body = "";
    private String region;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        bucket = Bucket.open(
                "reports", new StoreAccess("us-east-1", endpoint(), "key", "secret", 2, Duration.ofSeconds(5)));
    }

    private URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @AfterEach
    void close() {
        bucket.close();
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        if (region != null) {
            exchange.getResponseHeaders().set("x-amz-bucket-region", region);
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void assertListingSays(String reason) {
        assertThatThrownBy(() -> bucket.list("", KeyPage.Place.START, 10))
                .isInstanceOf(FileSystemException.class)
                .hasMessage("s3://reports/: " + reason);
    }

    @Test
    void page_for_people_is_no_empty_bucket() {
        status = 200;
        body = "<html><body>Console</body></html>";

        assertListingSays(
                "the server that answered is not an S3 store (200 without a listing); check linq.bucket.endpoint");
    }

    @Test
    void server_without_such_a_page_is_no_missing_object() {
        status = 404;
        body = "<html><body>Not found</body></html>";

        assertListingSays(
                "the server that answered is not an S3 store (404 without an error code); check linq.bucket.endpoint");
    }

    @ParameterizedTest
    @CsvSource({"301, PermanentRedirect", "400, AuthorizationHeaderMalformed"})
    void bucket_of_another_region_says_which(int answer, String code) {
        status = answer;
        body = "<Error><Code>" + code + "</Code><Message>The region is wrong.</Message></Error>";
        region = "eu-central-1";

        assertListingSays("the store answered " + answer + " " + code
                + ": the bucket's region is eu-central-1; change linq.bucket.region");
    }

    @Test
    void nobody_to_ask_as_is_said_with_what_to_set() {
        assumeThat(System.getenv()).doesNotContainKeys("AWS_ACCESS_KEY_ID", "AWS_WEB_IDENTITY_TOKEN_FILE");
        Map<String, String> nowhere =
                Map.of("aws.disableEc2Metadata", "true", "aws.sharedCredentialsFile", "none", "aws.configFile", "none");
        nowhere.forEach(System::setProperty);
        try (Bucket without =
                Bucket.open("reports", new StoreAccess(null, endpoint(), null, null, 2, Duration.ofSeconds(5)))) {
            assertThatThrownBy(() -> without.list("", KeyPage.Place.START, 10))
                    .isInstanceOf(FileSystemException.class)
                    .hasMessageStartingWith(
                            "s3://reports/: the AWS SDK finds no credentials: set linq.bucket.access-key and");
        } finally {
            nowhere.keySet().forEach(System::clearProperty);
        }
    }

    @Test
    void store_that_does_not_name_the_region_is_said_to_have_another() {
        status = 400;
        body = "<Error><Code>AuthorizationHeaderMalformed</Code><Message>Unexpected scope</Message></Error>";

        assertListingSays("the store answered 400 AuthorizationHeaderMalformed: the bucket's region is another one;"
                + " change linq.bucket.region");
    }
}
