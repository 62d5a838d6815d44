package io.github.camellinq.sandbox;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Writes uploads into the request log: those that were taken, and those that a fault struck. Safe for all threads. */
final class UploadLog {
    private final RequestLog log;
    /** The faults that strike once the upload is taken. */
    private final Map<String, Fault> coming = new ConcurrentHashMap<>();

    UploadLog(RequestLog log) {
        this.log = log;
    }

    /** The bytes are there, before their client is answered. */
    void taken(UUID id) {
        String path = "/" + Bytes.BUCKET + "/" + id;
        Fault fault = coming.remove(path);
        add(path, fault == null ? 200 : fault.answered(200), fault);
    }

    /** The upload is about to be taken, if it is let in, and then to be struck. */
    void willStrike(String path, Fault fault) {
        coming.put(shortened(path), fault);
    }

    /** A struck upload is about to be answered with this status: written here if it was not taken. */
    void answered(String path, int status, Fault fault) {
        if (coming.remove(shortened(path), fault)) {
            add(shortened(path), fault.answered(status), fault);
        }
    }

    /** A fault struck before anything was taken. */
    void refused(String path, int status, Fault fault) {
        add(shortened(path), status, fault);
    }

    private void add(String path, int status, Fault fault) {
        String name = fault == null ? null : fault.toString();
        log.add(new ReceivedRequest("PUT", path, status, null, null, name, Instant.now()));
    }

    /** Bucket and attachment, without the file's name. */
    private static String shortened(String path) {
        int end = path.indexOf('/', Bytes.BUCKET.length() + 2);
        return end < 0 ? path : path.substring(0, end);
    }
}
