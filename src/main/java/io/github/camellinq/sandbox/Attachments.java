package io.github.camellinq.sandbox;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** The registered attachments. When there are more than {@value #KEPT}, the oldest is removed with its bytes. Thread-safe. */
final class Attachments {
    private static final int KEPT = ReceivedMessages.KEPT;

    private final Consumer<UUID> bytesOff;
    private final Map<UUID, Entry> entries = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Attachments.Entry> eldest) {
            if (size() <= KEPT) {
                return false;
            }
            bytesOff.accept(eldest.getKey());
            return true;
        }
    };

    /** @param bytesOff removes the bytes of an attachment, if there are any */
    Attachments(Consumer<UUID> bytesOff) {
        this.bytesOff = bytesOff;
    }

    synchronized void register(UUID id, Entry entry) {
        entries.put(id, entry);
    }

    /** @throws Refusal 2003 when it does not exist or belongs to another partner, without saying which */
    synchronized Entry owned(Partner partner, UUID id) {
        Entry entry = entries.get(id);
        if (entry == null || !entry.partner().equals(partner)) {
            throw Refusal.unknownAttachment();
        }
        return entry;
    }

    /** The attachment of any partner; null when it does not exist or its bytes have not arrived. */
    synchronized ReceivedAttachment uploaded(UUID id) {
        Entry entry = entries.get(id);
        return entry == null || !entry.uploaded() ? null : entry.file();
    }

    /** Notes that the bytes have arrived; false when the attachment no longer exists. */
    synchronized boolean arrived(UUID id, String sha256) {
        return entries.computeIfPresent(id, (same, entry) -> entry.with(sha256)) != null;
    }

    /** @throws Refusal 2003 as {@link #owned} does */
    synchronized void delete(Partner partner, UUID id) {
        owned(partner, id);
        entries.remove(id);
        bytesOff.accept(id);
    }

    synchronized void clear() {
        entries.keySet().forEach(bytesOff);
        entries.clear();
    }

    /** An attachment and the partner that it belongs to. */
    record Entry(Partner partner, Instant createdAt, ReceivedAttachment file) {

        boolean uploaded() {
            return file.sha256() != null;
        }

        private Entry with(String sha256) {
            return new Entry(partner, createdAt, file.withSha256(sha256));
        }
    }
}
