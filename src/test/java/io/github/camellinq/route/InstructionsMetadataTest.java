package io.github.camellinq.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.camellinq.api.LinqRejectedException;
import io.github.camellinq.api.Reason;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The metadata of an object, which obey the rules of a sidecar. */
class InstructionsMetadataTest {
    private static final String CHAT = "94c6bf33-31d9-40e3-a0e9-f94250ecedb9";

    @Test
    void names_may_have_capitals_and_others_are_nothing_to_us() {
        assertThat(InstructionsMetadata.parse(Map.of("Linq-Chat-Id", CHAT, "linq-voice-memo", "true", "author", "Ann")))
                .isEqualTo(new Instructions(null, CHAT, null, null, null, null, true));
    }

    @Test
    void a_chat_already_has_its_people() {
        assertThat(refusal(Map.of("linq-to", "+15551234567", "linq-chat-id", CHAT)))
                .isEqualTo("the object's metadata: linq-to and linq-chat-id are both given, but a chat already has its"
                        + " people: leave one out");
    }

    @Test
    void a_voice_memo_goes_to_a_chat_and_carries_nothing() {
        assertThat(refusal(Map.of("linq-to", "+15551234567", "linq-voice-memo", "true")))
                .endsWith("give linq-chat-id instead of linq-to");
        assertThat(refusal(Map.of("linq-text", "hello", "linq-voice-memo", "true")))
                .endsWith("a voice memo carries no linq-text, linq-effect, linq-reply-to or linq-preferred-service:"
                        + " leave them out");
        assertThat(InstructionsMetadata.parse(Map.of("linq-text", "hello", "linq-voice-memo", "false"))
                        .text())
                .isEqualTo("hello");
    }

    private static String refusal(Map<String, String> metadata) {
        LinqRejectedException refusal =
                catchThrowableOfType(LinqRejectedException.class, () -> InstructionsMetadata.parse(metadata));
        assertThat(refusal.reason()).isEqualTo(Reason.BAD_INSTRUCTIONS);
        return refusal.getMessage();
    }
}
