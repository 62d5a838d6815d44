package io.github.camellinq.sandbox;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A sending line and the handles that it writes to.
 *
 * @param to in the order of the first message
 */
record Chat(String id, Members members, List<String> to, Instant createdAt) {

    Chat(Members members, List<String> to) {
        this(UUID.randomUUID().toString(), members, to, Instant.now());
    }

    /** What identifies a chat: the same members are the same chat. */
    record Members(Partner partner, String from, Set<String> to) {}
}
