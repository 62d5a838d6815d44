package io.github.camellinq.sandbox;

import java.time.Instant;
import java.util.UUID;

/** Everything a sandbox remembers. */
record State(Attachments attachments, Chats chats, ReceivedMessages messages, RequestLog requests) {

    /** The store has taken the bytes of an attachment; false when there is no such attachment any more. */
    boolean arrived(UUID id, String sha256) {
        requests.add(new ReceivedRequest("PUT", "/" + Bytes.BUCKET + "/" + id, 200, null, null, Instant.now()));
        return attachments.arrived(id, sha256);
    }

    /** Forgets messages, their idempotency keys and the requests; attachments and chats stay. */
    void clearMessages() {
        messages.clear();
        requests.clear();
    }

    /** Forgets everything, as if newly started. */
    void clear() {
        clearMessages();
        chats.clear();
        attachments.clear();
    }
}
