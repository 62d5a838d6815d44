package io.github.camellinq.sandbox;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Adds uploads to the request log: those that were accepted, and those that a fault struck. Thread-safe. */
final class UploadLog {
    private final RequestLog log;
    /** The faults that strike once the upload has been accepted, by its path. */
    private final Map<String, Fault> coming = new ConcurrentHashMap<>();

    UploadLog(RequestLog log) {
        this.log = log;
    }

    /** Adds an upload whose bytes have arrived, before its client is answered. */
    void taken(UUID id) {
        String path = "/" + Bytes.BUCKET + "/" + id;
        Fault fault = coming.remove(path);
        add(path, fault == null ? 200 : fault.answered(200), fault);
    }

    /** Notes that a fault will strike the answer to an upload, whether the store accepts it or not. */
    void willStrike(String path, Fault fault) {
        coming.put(shortened(path), fault);
    }

    /** Adds an upload whose answer a fault strikes, unless {@link #taken} has added it already. */
    void answered(String path, int status, Fault fault) {
        if (coming.remove(shortened(path), fault)) {
            add(shortened(path), fault.answered(status), fault);
        }
    }

    /** Adds an upload that a fault struck before the store saw it. */
    void refused(String path, int status, Fault fault) {
        add(shortened(path), status, fault);
    }

    private void add(String path, int status, Fault fault) {
        String name = fault == null ? null : fault.toString();
        log.add(new ReceivedRequest("PUT", path, status, null, null, name, Instant.now()));
    }

    /** The path of bucket and attachment, without the file's name. */
    private static String shortened(String path) {
        int end = path.indexOf('/', Bytes.BUCKET.length() + 2);
        return end < 0 ? path : path.substring(0, end);
    }
}
