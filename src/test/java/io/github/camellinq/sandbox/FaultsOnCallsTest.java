package io.github.camellinq.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each fault on each call, as its client sees it. */
class FaultsOnCallsTest {
    @RegisterExtension
    static final SandboxExtension linq = SandboxExtension.start();

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SEND", "ANY"})
    void a_status_is_answered_once_and_then_the_call_succeeds(Call call) {
        RawCall raw = planned(call, Fault.status(503, 4004));

        RawCall.Reply reply = raw.send();

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.body()).contains(call == Call.PUT ? "<Code>SlowDown</Code>" : "\"code\":4004");
        assertLogged(503, "status 503 4004");
        assertThat(raw.send().status()).isBetween(200, 204);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SEND", "ANY"})
    void too_many_requests_says_when_to_come_again(Call call) {
        RawCall.Reply reply =
                planned(call, Fault.tooManyRequests(Duration.ofMillis(6001))).send();

        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.head()).containsIgnoringCase("retry-after: 7");
        if (call != Call.PUT) {
            assertThat(reply.body()).contains("\"code\":1007", "\"retry_after\":7");
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SEND", "ANY"})
    void a_body_of_ones_own_is_answered_as_it_is(Call call) {
        RawCall.Reply reply =
                planned(call, Fault.status(502, "<h1>Bad Gateway</h1>")).send();

        assertThat(reply.status()).isEqualTo(502);
        assertThat(reply.head()).containsIgnoringCase("content-type: text/html");
        assertThat(reply.body()).isEqualTo("<h1>Bad Gateway</h1>");
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SEND", "ANY"})
    void a_reset_is_one_of_tcp_and_the_next_call_succeeds(Call call) {
        for (Fault fault : new Fault[] {Fault.resetBefore(), Fault.resetAfter()}) {
            linq.sandbox().clear();
            RawCall.Reply reply = planned(call, fault).send();

            assertThat(reply.reset()).as(fault.toString()).isTrue();
            assertThat(reply.text()).isEmpty();
            assertLogged(0, fault.toString());
            assertThat(RawCall.of(call, linq).send().status()).isBetween(200, 204);
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SEND", "ANY"})
    void a_truncated_answer_ends_too_early(Call call) {
        RawCall.Reply reply = planned(call, Fault.truncated()).send();

        assertThat(reply.reset()).isFalse();
        switch (call) {
            case PUT -> assertThat(reply.text()).startsWith("HTTP/1.1 200").doesNotContain("\r\n\r\n");
            case DELETE_ATTACHMENT -> assertThat(reply.text()).isEmpty();
            default -> {
                String announced = reply.head().replaceAll("(?is)^.*content-length: (\\d+).*$", "$1");
                assertThat(reply.body()).startsWith("{").hasSize(Integer.parseInt(announced) / 2);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SEND", "ANY"})
    void an_answer_that_is_no_json_has_the_status_of_success(Call call) {
        RawCall.Reply reply = planned(call, Fault.noJson()).send();

        assertThat(reply.status()).isBetween(200, 202);
        assertThat(reply.head()).containsIgnoringCase("content-type: text/html");
        assertThat(reply.body()).isEqualTo(BrokenAnswer.PAGE);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SEND", "ANY"})
    void an_answer_without_ids_has_the_status_of_success(Call call) {
        RawCall.Reply reply = planned(call, Fault.noIds()).send();

        assertThat(reply.status()).isBetween(200, 204);
        assertThat(reply.head()).doesNotContainIgnoringCase("etag:");
        assertThat(reply.body()).isEqualTo(call == Call.PUT || call == Call.DELETE_ATTACHMENT ? "" : "{}");
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SEND", "ANY"})
    void a_stall_comes_before_the_whole_answer(Call call) {
        Duration time = Duration.ofMillis(200);
        for (Fault fault : new Fault[] {Fault.stallBefore(time), Fault.stallAfter(time)}) {
            linq.sandbox().clear();
            RawCall raw = planned(call, fault);
            long start = System.nanoTime();

            RawCall.Reply reply = raw.send();

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(time);
            assertThat(reply.status()).isBetween(200, 204);
            assertThat(linq.sandbox().faults().struck()).containsEntry(fault, 1L);
        }
    }

    @Test
    void an_expired_url_is_refused_as_s3_does() {
        RawCall raw = planned(Call.PUT, Fault.expiredUrl());

        RawCall.Reply reply = raw.send();

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.body())
                .contains("<Code>AccessDenied</Code><Message>Request has expired</Message>", "<Expires>");
        assertLogged(403, "expired_url");
        assertThat(raw.send().status()).isEqualTo(200);
    }

    private static RawCall planned(Call call, Fault fault) {
        RawCall raw = RawCall.of(call, linq);
        linq.sandbox().faults().next(call, fault);
        return raw;
    }

    private static void assertLogged(int status, String fault) {
        assertThat(linq.requests())
                .filteredOn(request -> request.fault() != null)
                .singleElement()
                .satisfies(request -> {
                    assertThat(request.status()).isEqualTo(status);
                    assertThat(request.fault()).isEqualTo(fault);
                });
    }
}
