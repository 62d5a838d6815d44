package io.github.camellinq.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailuresTest {
    private static final String CALL = "POST /v3/chats";
    private static final Failures FAILURES = new Failures(ErrorTable.standard());

    @ParameterizedTest
    @CsvSource({
        "400, 1002, bad-recipient",
        "400, 5004, unsupported-type",
        "400, 5005, too-large",
        "403, 2024, opted-out",
        "403, 2026, blocked",
        "403, 2008, blocked",
        "404, 2001, bad-recipient",
        "404, 2003, rejected",
        "409, 2015, rejected",
        "400, 9999, rejected",
        "422, 9999, rejected",
    })
    void files_fault_is_rejected_with_its_reason(int status, int code, String reason) {
        RuntimeException failure = failure(status, code);

        assertThat(failure).isInstanceOf(LinqRejectedException.class);
        assertThat(((LinqRejectedException) failure).reason().word()).isEqualTo(reason);
        assertThat(((LinqRejectedException) failure).answer().error().status()).isEqualTo(status);
    }

    @Test
    void message_without_end_is_cut_off() {
        String body = "{\"error\": {\"status\": 500, \"code\": 4001, \"message\": \"" + "x".repeat(100_000) + "\"}}";

        RuntimeException failure = FAILURES.of(CALL, null, 500, body.getBytes(StandardCharsets.UTF_8), null);

        assertThat(failure.getMessage()).hasSizeLessThan(1_100).endsWith("xx…");
    }

    @ParameterizedTest
    @CsvSource({
        "401, 2004",
        "404, 2007",
        "409, 2009",
        "429, 1007",
        "429, 9999",
        "500, 3006",
        "500, 4001",
        "503, 4004",
        "504, 3005",
        "500, 0",
        "502, 0",
        "408, 0",
        "400, 0",
        "403, 0",
        "404, 0",
        "407, 0",
        "307, 0",
        "599, 12345"
    })
    void services_fault_is_unavailable(int status, int code) {
        assertThat(failure(status, code)).isInstanceOf(LinqUnavailableException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {1003, 2001, 9999, 0})
    void place_where_no_attachment_can_be_made_is_no_file_s_fault(int code) {
        byte[] body = ("{\"error\": {\"status\": 404, \"code\": " + code + ", \"message\": \"no route\"}}")
                .getBytes(StandardCharsets.UTF_8);
        AttachmentRequest request = new AttachmentRequest("a.txt", "text/plain", 1);

        assertThat(FAILURES.of("POST /v3/attachments", request, 404, body, null))
                .isInstanceOf(LinqUnavailableException.class)
                .hasMessageStartingWith("POST /v3/attachments answered 404")
                .hasMessageContaining("check linq.base-url");
    }

    @Test
    void answer_of_a_proxy_goes_by_its_status_alone() {
        byte[] page = "<html>Bad gateway</html>".getBytes(StandardCharsets.UTF_8);

        assertThat(FAILURES.of(CALL, null, 502, page, null))
                .isInstanceOf(LinqUnavailableException.class)
                .hasMessage("POST /v3/chats answered 502 (a server error without a known code)");
        assertThat(FAILURES.of(CALL, null, 403, page, null))
                .isInstanceOf(LinqUnavailableException.class)
                .hasMessageStartingWith("POST /v3/chats answered 403 (a client error without Linq's JSON");
        assertThat(FAILURES.of(CALL, null, 413, page, null)).isInstanceOf(LinqRejectedException.class);
    }

    @Test
    void wait_is_taken_from_the_header_and_else_from_the_envelope() {
        byte[] body =
                "{\"success\": false, \"error\": {\"status\": 429, \"code\": 1007, \"message\": \"slow\", \"retry_after\": 7}}"
                        .getBytes(StandardCharsets.UTF_8);

        assertThat(((LinqUnavailableException) FAILURES.of(CALL, null, 429, body, "3")).retryAfter())
                .isEqualTo(Duration.ofSeconds(3));
        assertThat(((LinqUnavailableException) FAILURES.of(CALL, null, 429, body, "soon")).retryAfter())
                .isEqualTo(Duration.ofSeconds(7));
        assertThat(((LinqUnavailableException) failure(500, 3006)).retryAfter()).isNull();
    }

    @Test
    void wait_may_be_a_date() {
        String soon = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.now(ZoneOffset.UTC).plusMinutes(2));

        assertThat(((LinqUnavailableException) FAILURES.of(CALL, null, 503, new byte[0], soon)).retryAfter())
                .isBetween(Duration.ofSeconds(110), Duration.ofSeconds(120));
        assertThat(((LinqUnavailableException)
                                FAILURES.of(CALL, null, 503, new byte[0], "Wed, 21 Oct 2015 07:28:00 GMT"))
                        .retryAfter())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"86401, 86400", "1790000000000, 86400", "9223372036854775807, 86400", "-1,"})
    void wait_is_never_longer_than_a_day(long seconds, Long waited) {
        byte[] body = ("{\"success\": false, \"error\": {\"status\": 429, \"code\": 1007, \"retry_after\": " + seconds
                        + "}}")
                .getBytes(StandardCharsets.UTF_8);

        assertThat(((LinqUnavailableException) FAILURES.of(CALL, null, 429, body, null)).retryAfter())
                .isEqualTo(waited == null ? null : Duration.ofSeconds(waited));
        assertThat(((LinqUnavailableException) FAILURES.of(CALL, null, 429, body, "999999")).retryAfter())
                .isEqualTo(Duration.ofDays(1));
    }

    @Test
    void status_is_that_of_http() {
        byte[] body = "{\"success\": false, \"trace_id\": \"t\", \"error\": {\"code\": 1007}}"
                .getBytes(StandardCharsets.UTF_8);

        ErrorResponse answer = ((LinqUnavailableException) FAILURES.of(CALL, null, 429, body, null)).answer();

        assertThat(answer.error().status()).isEqualTo(429);
        assertThat(answer.traceId()).isEqualTo("t");
    }

    @Test
    void link_in_what_may_be_a_first_message_is_named() {
        assertThat(reasonWithText("See https://example.org")).isEqualTo(Reason.FIRST_MESSAGE_LINK);
        assertThat(reasonWithText("See example.com")).isEqualTo(Reason.FIRST_MESSAGE_LINK);
        assertThat(reasonWithText("See below. Thanks")).isEqualTo(Reason.REJECTED);
    }

    private static Reason reasonWithText(String text) {
        CreateChatRequest request = new CreateChatRequest(
                "+15550000000",
                List.of("+15551234567"),
                new MessageContent(List.of(MessagePart.text(text), MessagePart.media("id")), "key"));
        return ((LinqRejectedException) FAILURES.of(CALL, request, 400, envelope(400, 1005), null)).reason();
    }

    private static RuntimeException failure(int status, int code) {
        return FAILURES.of(CALL, null, status, code == 0 ? new byte[0] : envelope(status, code), null);
    }

    private static byte[] envelope(int status, int code) {
        return ("{\"success\": false, \"trace_id\": \"t\", \"error\": {\"status\": " + status + ", \"code\": " + code
                        + ", \"message\": \"words\", \"doc_url\": \"https://docs\"}}")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void table_can_be_overridden_for_a_code_a_status_and_a_class() {
        Failures own = new Failures(ErrorTable.standard()
                .with("2005", "unavailable")
                .with("4002", "blocked")
                .with("http-410", "unavailable")
                .with("no-code", "rejected")
                .with("http-5xx", "rejected"));

        assertThat(own.of(CALL, null, 403, envelope(403, 2005), null)).isInstanceOf(LinqUnavailableException.class);
        assertThat(((LinqRejectedException) own.of(CALL, null, 500, envelope(500, 4002), null)).reason())
                .isEqualTo(Reason.BLOCKED);
        assertThat(own.of(CALL, null, 410, new byte[0], null)).isInstanceOf(LinqUnavailableException.class);
        assertThat(own.of(CALL, null, 403, new byte[0], null)).isInstanceOf(LinqRejectedException.class);
        assertThat(own.of(CALL, null, 502, new byte[0], null)).isInstanceOf(LinqRejectedException.class);
        assertThat(failure(500, 0)).isInstanceOf(LinqUnavailableException.class);
    }

    @ParameterizedTest
    @CsvSource({"20055, unavailable", "http-200, unavailable", "http-6xx, rejected", "2005, gone"})
    void override_that_is_none_says_what_is_allowed(String match, String verdict) {
        assertThatThrownBy(() -> ErrorTable.standard().with(match, verdict))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(": write ");
    }
}
