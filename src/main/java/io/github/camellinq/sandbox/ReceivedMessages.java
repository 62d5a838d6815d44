package io.github.camellinq.sandbox;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The last {@value #KEPT} accepted messages, oldest first, and their idempotency keys. Thread-safe. */
final class ReceivedMessages {
    static final int KEPT = 200_000;

    private final Deque<Accepted> accepted = new ArrayDeque<>();
    private final Map<Key, Accepted> byKey = new HashMap<>();

    /** The message that was accepted with this key of a partner; null when there is none or the key is null. */
    synchronized Accepted known(Partner partner, String idempotencyKey) {
        return idempotencyKey == null ? null : byKey.get(new Key(partner, idempotencyKey));
    }

    synchronized void add(Accepted message) {
        if (accepted.size() == KEPT) {
            Accepted oldest = accepted.removeFirst();
            byKey.remove(oldest.key(), oldest);
        }
        accepted.addLast(message);
        if (message.message().idempotencyKey() != null) {
            byKey.put(message.key(), message);
        }
        notifyAll();
    }

    synchronized List<ReceivedMessage> all() {
        return accepted.stream().map(Accepted::message).toList();
    }

    /**
     * Waits until at least {@code count} messages have arrived.
     *
     * @return all messages
     * @throws IllegalStateException when they do not arrive within {@code timeout}, or the thread is interrupted
     */
    synchronized List<ReceivedMessage> await(int count, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        try {
            while (accepted.size() < count) {
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    throw new IllegalStateException("Waited " + timeout.toMillis() + " ms for " + count
                            + " messages, but only " + accepted.size() + " came");
                }
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for " + count + " messages", e);
        }
        return all();
    }

    synchronized void clear() {
        accepted.clear();
        byKey.clear();
    }

    /**
     * A message, with what is needed to answer a repeat of it in the same way.
     *
     * @param newChat whether it came by {@code POST /v3/chats}
     */
    record Accepted(Partner partner, ReceivedMessage message, boolean newChat) {
        private Key key() {
            return new Key(partner, message.idempotencyKey());
        }
    }

    private record Key(Partner partner, String idempotencyKey) {}
}
