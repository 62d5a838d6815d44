package io.github.camellinq.settings;

import java.util.List;

/**
 * Who gets a message: one existing chat, or the handles of one chat.
 *
 * @param chatId a UUID; null when handles are given
 * @param handles 1 to 31 phone numbers or email addresses, without repeats; several are one group. Empty for an existing chat
 */
public record Recipient(String chatId, List<String> handles) {

    static Recipient chat(String chatId) {
        return new Recipient(chatId, List.of());
    }

    static Recipient handles(List<String> handles) {
        return new Recipient(null, List.copyOf(handles));
    }

    /** The recipient in one word, for logs, reports and the idempotency key. */
    @Override
    public String toString() {
        return chatId != null ? chatId : String.join(",", handles);
    }
}
