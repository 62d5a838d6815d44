package io.github.camellinq.sandbox;

import java.util.UUID;

/** Everything a sandbox remembers. */
record State(
        Attachments attachments,
        Chats chats,
        ReceivedMessages messages,
        RequestLog requests,
        UploadLog uploads,
        Faults faults,
        SandboxBucket bucket) {

    State(Attachments attachments, RequestLog requests, SandboxBucket bucket) {
        this(attachments, new Chats(), new ReceivedMessages(), requests, new UploadLog(requests), new Faults(), bucket);
    }

    /** Notes that the store has accepted the bytes of an attachment; false when the attachment no longer exists. */
    boolean arrived(UUID id, String sha256) {
        uploads.taken(id);
        return attachments.arrived(id, sha256);
    }

    /** Removes messages, their idempotency keys and the requests; attachments and chats stay. */
    void clearMessages() {
        messages.clear();
        requests.clear();
    }

    /** Removes everything, as if newly started. */
    void clear() {
        faults.clear();
        clearMessages();
        chats.clear();
        attachments.clear();
        bucket.clear();
    }
}
