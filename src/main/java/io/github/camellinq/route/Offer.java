package io.github.camellinq.route;

import org.apache.camel.Message;
import org.apache.camel.util.ObjectHelper;

/** What a source says about an item before anybody looks into it. */
final class Offer {

    private Offer() {}

    /**
     * Puts the item's bytes, name, recipient and text on a message.
     *
     * @param owner the folder that names the recipient; empty for none
     * @param to who gets it when no folder says so; may be null
     * @param text what goes before it; may be null
     */
    static void put(Message message, Item item, String owner, String to, String text) {
        message.setBody(item.content());
        message.setHeader(LinqHeaders.FILE_NAME, item.name());
        setIfGiven(message, LinqHeaders.TO, owner.isEmpty() ? to : owner);
        setIfGiven(message, LinqHeaders.TEXT, text);
    }

    private static void setIfGiven(Message message, String header, String value) {
        if (ObjectHelper.isNotEmpty(value)) {
            message.setHeader(header, value);
        }
    }
}
