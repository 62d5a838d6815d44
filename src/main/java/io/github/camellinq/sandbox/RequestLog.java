package io.github.camellinq.sandbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last {@value #KEPT} requests, oldest first. Thread-safe. */
final class RequestLog {
    /** Enough for two calls and an upload for each message that is kept. */
    private static final int KEPT = 3 * ReceivedMessages.KEPT;

    private final Deque<ReceivedRequest> requests = new ArrayDeque<>();

    synchronized void add(ReceivedRequest request) {
        if (requests.size() == KEPT) {
            requests.removeFirst();
        }
        requests.addLast(request);
    }

    synchronized List<ReceivedRequest> all() {
        return List.copyOf(requests);
    }

    synchronized void clear() {
        requests.clear();
    }
}
