package io.github.camellinq.bucket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.SdkHttpResponse;

class StoreClockTest {
    private static final Instant ASKED = Instant.parse("2026-11-29T10:00:05.400Z");
    private static final Instant ANSWERED = Instant.parse("2026-11-29T10:00:08.100Z");

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-29T10:00:05Z", "2026-11-29T10:00:07Z", "2026-11-29T10:00:08Z"})
    void clock_that_may_be_ours_is_ours(String shown) {
        assertThat(StoreClock.ahead(Instant.parse(shown), ASKED, ANSWERED)).isZero();
    }

    @Test
    void clock_that_is_ahead_makes_nothing_later_than_it_was() {
        Duration ahead = StoreClock.ahead(Instant.parse("2026-11-29T10:02:06Z"), ASKED, ANSWERED);

        assertThat(ahead).isEqualTo(Duration.parse("PT2M1.6S"));
    }

    @Test
    void clock_that_is_behind_makes_nothing_later_than_it_was() {
        Duration ahead = StoreClock.ahead(Instant.parse("2026-11-29T09:58:05Z"), ASKED, ANSWERED);

        assertThat(ahead).isEqualTo(Duration.parse("-PT1M59.4S"));
    }

    @Test
    void times_of_a_listing_are_told_by_our_clock() throws Exception {
        Instant put = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        try (ServerSocket store = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Bucket bucket = Bucket.open("reports", access(store.getLocalPort()))) {
            CompletableFuture<Void> answered =
                    CompletableFuture.runAsync(() -> answerOnce(store, put.plus(Duration.ofHours(1))));

            Instant told =
                    bucket.list("", KeyPage.Place.START, 1).objects().get(0).modified();

            answered.join();
            assertThat(told).isBetween(put.minus(Duration.ofMinutes(1)), Instant.now());
        }
    }

    private static StoreAccess access(int port) {
        URI endpoint = URI.create("http://127.0.0.1:" + port);
        return new StoreAccess(null, endpoint, "key", "secret", 1, Duration.ofSeconds(30));
    }

    /** A listing of what was put there at this moment, which is now for the store. */
    private static void answerOnce(ServerSocket store, Instant now) {
        String page =
                """
                <ListBucketResult><Name>reports</Name><IsTruncated>false</IsTruncated><Contents><Key>a.txt</Key>\
                <LastModified>%s</LastModified><ETag>"1"</ETag><Size>1</Size></Contents></ListBucketResult>"""
                        .formatted(now);
        try (Socket call = store.accept()) {
            BufferedReader request =
                    new BufferedReader(new InputStreamReader(call.getInputStream(), StandardCharsets.US_ASCII));
            while (!request.readLine().isEmpty()) {
                // The headers are of no interest.
            }
            String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC));
            call.getOutputStream()
                    .write(("HTTP/1.1 200 OK\r\nDate: " + date + "\r\nContent-Length: " + page.length()
                                    + "\r\nConnection: close\r\n\r\n" + page)
                            .getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday"})
    void answer_that_shows_no_time_says_nothing(String date) {
        SdkHttpResponse answer = SdkHttpResponse.builder()
                .statusCode(200)
                .putHeader(date.isEmpty() ? "Server" : "Date", date.isEmpty() ? "store" : date)
                .build();

        assertThat(StoreClock.ahead(answer, ASKED, ANSWERED)).isZero();
    }
}
