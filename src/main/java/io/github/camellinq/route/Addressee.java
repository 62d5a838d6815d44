package io.github.camellinq.route;

import io.github.camellinq.settings.Recipient;
import org.apache.camel.Message;
import org.apache.camel.util.ObjectHelper;

/** Finds the recipient of a message: in its headers first, then in the kamelet's properties, then in the settings. */
final class Addressee {

    private Addressee() {}

    /**
     * The recipient.
     *
     * @param chatId the kamelet's property; null when not given
     * @param to the kamelet's property; null when not given
     * @throws io.github.camellinq.api.LinqRejectedException when no recipient, or no valid one, is named
     */
    static Recipient of(Message message, String chatId, String to, LinqService service) {
        String[] words = {
            message.getHeader(LinqHeaders.CHAT_ID, String.class),
            message.getHeader(LinqHeaders.TO, String.class),
            chatId,
            to,
            service.settings().to()
        };
        for (String word : words) {
            if (ObjectHelper.isNotEmpty(word)) {
                return service.recipient(word);
            }
        }
        return service.recipient(null);
    }

    /** Sets the recipient in the headers, with any alias resolved. */
    static void put(Message message, Recipient recipient) {
        if (recipient.chatId() != null) {
            message.setHeader(LinqHeaders.CHAT_ID, recipient.chatId());
            message.removeHeader(LinqHeaders.TO);
        } else {
            message.setHeader(LinqHeaders.TO, recipient.toString());
            message.removeHeader(LinqHeaders.CHAT_ID);
        }
    }
}
