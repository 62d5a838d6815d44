package io.github.camellinq.sandbox;

import java.util.HashMap;
import java.util.Map;

/** The chats that were opened. Thread-safe. */
final class Chats {
    private final Map<String, Chat> byId = new HashMap<>();
    private final Map<Chat.Members, Chat> byMembers = new HashMap<>();

    /** The chat of exactly these members; null when there is none yet. */
    synchronized Chat of(Chat.Members members) {
        return byMembers.get(members);
    }

    synchronized void open(Chat chat) {
        byId.put(chat.id(), chat);
        byMembers.put(chat.members(), chat);
    }

    /** @throws Refusal 2001 when it does not exist or belongs to another partner */
    synchronized Chat owned(Partner partner, String id) {
        Chat chat = byId.get(id);
        if (chat == null || !chat.members().partner().equals(partner)) {
            throw Refusal.unknownChat();
        }
        return chat;
    }

    synchronized void clear() {
        byId.clear();
        byMembers.clear();
    }
}
