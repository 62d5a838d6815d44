package io.github.camellinq.route;

import io.github.camellinq.api.LinqRejectedException;
import io.github.camellinq.api.Reason;
import io.github.camellinq.settings.Nearest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads the metadata of an object, which say what a sidecar says of a file. Anything that is not understood is refused, as there,
 * because ignoring it could send the object to the wrong people.
 */
final class InstructionsMetadata {
    private static final String TO = "linq-to";
    private static final String CHAT_ID = "linq-chat-id";
    private static final String TEXT = "linq-text";
    private static final String EFFECT = "linq-effect";
    private static final String REPLY_TO = "linq-reply-to";
    private static final String SERVICE = "linq-preferred-service";
    private static final String VOICE_MEMO = "linq-voice-memo";
    private static final List<String> NAMES = List.of(TO, CHAT_ID, TEXT, EFFECT, REPLY_TO, SERVICE, VOICE_MEMO);
    private static final String SOURCE = "the object's metadata ";

    private InstructionsMetadata() {}

    /**
     * What the metadata say. Other names than {@code linq-…} are somebody else's.
     *
     * @param answered by name, in whatever case the store returns it
     * @throws LinqRejectedException {@code bad-instructions}
     */
    static Instructions parse(Map<String, String> answered) {
        Map<String, String> metadata = inLowerCase(answered);
        metadata.keySet().forEach(InstructionsMetadata::checkName);
        MessageOptions.effect(SOURCE + EFFECT, metadata.get(EFFECT));
        MessageOptions.replyTo(SOURCE + REPLY_TO, metadata.get(REPLY_TO));
        Instructions instructions = new Instructions(
                metadata.get(TO),
                metadata.get(CHAT_ID),
                metadata.get(TEXT),
                metadata.get(EFFECT),
                metadata.get(REPLY_TO),
                MessageOptions.service(SOURCE + SERVICE, metadata.get(SERVICE)),
                MessageOptions.flag(SOURCE + VOICE_MEMO, metadata.get(VOICE_MEMO)));
        instructions.contradiction(InstructionsMetadata::name).ifPresent(what -> {
            throw refusal(SOURCE.strip() + ": " + what);
        });
        return instructions;
    }

    /** Names of headers are case-insensitive: a store or a proxy may return a name in another case than it was written in. */
    private static Map<String, String> inLowerCase(Map<String, String> answered) {
        Map<String, String> metadata = new TreeMap<>();
        answered.forEach((name, text) -> metadata.put(name.toLowerCase(Locale.ROOT), text));
        return metadata;
    }

    private static void checkName(String name) {
        if (name.matches("linq[-_].*") && !NAMES.contains(name)) {
            throw refusal(SOURCE + "has " + name + ", which is none of "
                    + String.join(", ", NAMES)
                    + Nearest.to(name, NAMES)
                            .map(near -> "; did you mean " + near + "?")
                            .orElse(""));
        }
    }

    /** The name in metadata of a field of a sidecar. */
    private static String name(String field) {
        return "linq-" + field.replace('_', '-');
    }

    private static LinqRejectedException refusal(String what) {
        return new LinqRejectedException(Reason.BAD_INSTRUCTIONS, what);
    }
}
