package io.github.camellinq.route;

import io.github.camellinq.settings.Recipient;
import java.util.List;

/** What the API counts messages by: pairs of the sending line and each handle that it writes to, or the chat. */
final class Pairs {

    private Pairs() {}

    /**
     * The pairs of a message.
     *
     * @param line the sending line; null when the message itself will name it
     */
    static List<String> of(String line, Recipient recipient) {
        if (recipient.chatId() != null) {
            return List.of(recipient.chatId());
        }
        String sender = line == null ? "" : line;
        return recipient.handles().stream().map(handle -> sender + ">" + handle).toList();
    }
}
