package io.github.camellinq.route;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.camel.Message;
import org.apache.camel.util.ObjectHelper;

/**
 * What comes with an item and says who gets it and how. It takes precedence over the place where the item lies. Each value is
 * null when it is not given.
 *
 * @param to handles or an alias
 * @param chatId an existing chat
 * @param text what goes before the file
 * @param effect the name of an effect
 * @param replyTo as {@link LinqHeaders#REPLY_TO}
 * @param preferredService the name of a service
 * @param voiceMemo whether it is sent as a voice memo
 */
record Instructions(
        String to,
        String chatId,
        String text,
        String effect,
        String replyTo,
        String preferredService,
        Boolean voiceMemo) {
    static final Instructions NONE = new Instructions(null, null, null, null, null, null, null);

    /** Whether these name the recipient, so that the item's place does not. */
    boolean nameRecipient() {
        return ObjectHelper.isNotEmpty(to) || ObjectHelper.isNotEmpty(chatId);
    }

    /**
     * Why they cannot hold together; empty when they can.
     *
     * @param name the name of a field where these were given, from its name in a sidecar
     */
    Optional<String> contradiction(UnaryOperator<String> name) {
        if (to != null && chatId != null) {
            return Optional.of(name.apply("to") + " and " + name.apply("chat_id")
                    + " are both given, but a chat already has its people: leave one out");
        }
        if (!Boolean.TRUE.equals(voiceMemo)) {
            return Optional.empty();
        }
        if (to != null) {
            return Optional.of("a voice memo goes to an existing chat: give " + name.apply("chat_id") + " instead of "
                    + name.apply("to"));
        }
        return text != null || effect != null || replyTo != null || preferredService != null
                ? Optional.of("a voice memo carries no " + name.apply("text") + ", " + name.apply("effect") + ", "
                        + name.apply("reply_to") + " or " + name.apply("preferred_service") + ": leave them out")
                : Optional.empty();
    }

    /** Sets them as headers. */
    void put(Message message) {
        if (nameRecipient()) {
            message.removeHeader(LinqHeaders.TO);
            message.removeHeader(LinqHeaders.CHAT_ID);
            set(message, LinqHeaders.TO, to);
            set(message, LinqHeaders.CHAT_ID, chatId);
        }
        set(message, LinqHeaders.TEXT, text);
        set(message, LinqHeaders.EFFECT, effect);
        set(message, LinqHeaders.REPLY_TO, replyTo);
        set(message, LinqHeaders.PREFERRED_SERVICE, preferredService);
        set(message, LinqHeaders.VOICE_MEMO, voiceMemo);
    }

    private static void set(Message message, String header, Object value) {
        if (ObjectHelper.isNotEmpty(value)) {
            message.setHeader(header, value);
        }
    }
}
