package io.github.camellinq.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FaultsTest {
    @RegisterExtension
    static final SandboxExtension linq = SandboxExtension.start();

    private final Faults faults = new Faults();

    @Test
    void after_a_reset_the_message_is_there_once_and_a_repeat_answers_its_id() {
        for (Call call : List.of(Call.CREATE_CHAT, Call.SEND_MESSAGE)) {
            linq.sandbox().clear();
            RawCall raw = RawCall.of(call, linq);
            linq.sandbox().faults().next(Call.SEND, Fault.resetAfter());

            assertThat(raw.send().reset()).isTrue();
            ReceivedMessage kept = keyed();
            assertThat(raw.send().body()).contains("\"id\":\"" + kept.messageId() + "\"");
            assertThat(keyed()).isEqualTo(kept);
        }
    }

    @Test
    void before_a_reset_nothing_is_kept() {
        RawCall raw = RawCall.of(Call.CREATE_CHAT, linq);
        linq.sandbox().faults().next(Call.ANY, Fault.resetBefore());

        raw.send();

        assertThat(linq.messages()).isEmpty();
    }

    @Test
    void an_upload_whose_answer_was_lost_is_kept_and_one_that_was_reset_before_is_not() {
        RawCall lost = RawCall.of(Call.PUT, linq);
        RawCall reset = RawCall.of(Call.PUT, linq);
        linq.sandbox().faults().next(Call.PUT, Fault.resetAfter());
        linq.sandbox().faults().next(Call.PUT, Fault.resetBefore());

        lost.send();
        reset.send();

        assertThat(state(lost)).contains("\"complete\"");
        assertThat(state(reset)).contains("\"pending\"");
    }

    @Test
    void a_share_with_a_seed_is_reproducible() {
        List<Fault> list = List.of(Fault.resetBefore(), Fault.noJson());
        faults.rate(Call.ANY, 0.05, 1, list);
        List<Fault> first = thousand();
        faults.clear();
        faults.rate(Call.ANY, 0.05, 1, list);

        assertThat(thousand()).isEqualTo(first);
        assertThat(faults.struck().values().stream().mapToLong(n -> n).sum()).isBetween(30L, 70L);
        faults.clear();
        faults.rate(Call.ANY, 0.05, 2, list);
        assertThat(thousand()).isNotEqualTo(first);
    }

    @Test
    void counted_faults_come_first_in_their_order_and_end() {
        faults.rate(Call.ANY, 1, 1, List.of(Fault.noIds()));
        faults.add(Call.SEND, Fault.resetAfter(), 2);
        faults.next(Call.ANY, Fault.truncated());

        assertThat(faults.strike(Call.CREATE_CHAT)).isEqualTo(Fault.resetAfter());
        assertThat(faults.strike(Call.PUT)).isEqualTo(Fault.truncated());
        assertThat(faults.strike(Call.SEND_MESSAGE)).isEqualTo(Fault.resetAfter());
        assertThat(faults.strike(Call.SEND_MESSAGE)).isEqualTo(Fault.noIds());
        assertThat(faults.struck()).containsEntry(Fault.resetAfter(), 2L).containsEntry(Fault.noIds(), 1L);
    }

    @Test
    void nothing_is_on_once_all_has_struck_and_at_a_share_of_zero() {
        faults.rate(Call.ANY, 0, 1, List.of(Fault.noIds()));
        assertThat(faults.on()).isFalse();

        faults.next(Call.PUT, Fault.noIds());
        assertThat(faults.on()).isTrue();
        faults.strike(Call.PUT);
        assertThat(faults.on()).isFalse();
    }

    @Test
    void what_cannot_be_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Fault.status(200, 1001));
        assertThatIllegalArgumentException().isThrownBy(() -> Fault.status(500, 7));
        assertThatIllegalArgumentException().isThrownBy(() -> Fault.stallAfter(Duration.ofMillis(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> faults.add(Call.ANY, Fault.noIds(), 0));
        assertThatIllegalArgumentException().isThrownBy(() -> faults.rate(Call.ANY, 1.1, 1, List.of(Fault.noIds())));
        assertThatIllegalArgumentException().isThrownBy(() -> faults.rate(Call.ANY, 0.1, 1, List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> faults.next(Call.ANY, Fault.expiredUrl()))
                .withMessage("expired_url: only the call put has a presigned URL, not any");
    }

    private List<Fault> thousand() {
        return IntStream.range(0, 1000).mapToObj(i -> faults.strike(Call.PUT)).toList();
    }

    private static ReceivedMessage keyed() {
        return linq.messages().stream()
                .filter(message -> "key".equals(message.idempotencyKey()))
                .reduce((one, two) -> {
                    throw new AssertionError("twice");
                })
                .orElseThrow();
    }

    private static String state(RawCall put) {
        return Wire.to(linq)
                .get("/v3" + put.url().getPath().replaceAll("/[^/]*$", ""))
                .toString();
    }
}
