package io.github.camellinq.route;

import org.apache.camel.Message;
import org.apache.camel.util.ObjectHelper;

/**
 * What comes with an item and says who gets it; wins over the place where the item lies.
 *
 * @param to handles or an alias; null where it says nothing
 * @param chatId an existing chat; null where it says nothing
 * @param text what goes before the file; null where it says nothing
 */
record Instructions(String to, String chatId, String text) {
    static final Instructions NONE = new Instructions(null, null, null);

    /** Whether the place where the item lies no longer says who gets it. */
    boolean nameRecipient() {
        return ObjectHelper.isNotEmpty(to) || ObjectHelper.isNotEmpty(chatId);
    }

    /** Says it in headers. */
    void put(Message message) {
        if (nameRecipient()) {
            message.removeHeader(LinqHeaders.TO);
            message.removeHeader(LinqHeaders.CHAT_ID);
            set(message, LinqHeaders.TO, to);
            set(message, LinqHeaders.CHAT_ID, chatId);
        }
        set(message, LinqHeaders.TEXT, text);
    }

    private static void set(Message message, String header, String value) {
        if (ObjectHelper.isNotEmpty(value)) {
            message.setHeader(header, value);
        }
    }
}
