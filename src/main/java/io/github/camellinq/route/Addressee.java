package io.github.camellinq.route;

import org.apache.camel.Message;
import org.apache.camel.util.ObjectHelper;

/** Finds who is meant by a message: its headers first, then a kamelet's properties, then the settings. */
final class Addressee {

    private Addressee() {}

    /**
     * The recipient.
     *
     * @param chatId a kamelet's property, null where not given
     * @param to a kamelet's property, null where not given
     * @throws io.github.camellinq.api.LinqRejectedException when nobody, or nobody real, is named
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

    /** Says the recipient in headers, an alias resolved. */
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
