package io.github.camellinq.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * What arrived at the fake Linq, and what was wrong with it. A file of the benchmark says in its name and in its bytes which one
 * it is and to whom it goes, so that a message with somebody else's attachment is seen. Safe for all threads.
 */
final class Received {
    static final int MOST_FAULTS = 20;

    private final Map<String, Attachment> attachments = new ConcurrentHashMap<>();
    private final Map<String, String> keys = new ConcurrentHashMap<>();
    private final Map<String, Long> accepted = new ConcurrentHashMap<>();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final LongAdder uploads = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private final LongAdder repeats = new LongAdder();
    private final AtomicLong last = new AtomicLong();

    /** @param uploaded whether its bytes came, all of them */
    private record Attachment(SampleFile file, long size, boolean uploaded) {}

    /** A POST of the attachments' page; the new attachment's id. */
    String register(JsonNode request) {
        SampleFile file = SampleFile.named(request.path("filename").asText());
        require(Wire.TYPE.equals(request.path("content_type").asText()), "a wrong type: " + request);
        String id = UUID.randomUUID().toString();
        attachments.put(id, new Attachment(file, request.path("size_bytes").asLong(), false));
        return id;
    }

    /**
     * A PUT that came to its end.
     *
     * @param count how many bytes came
     * @param number which file these bytes are, as they say themselves
     */
    void uploaded(String id, String type, long count, int number) {
        Attachment registered = attachments.get(id);
        require(registered != null, "bytes for no attachment: " + id);
        require(Wire.TYPE.equals(type), "a PUT as " + type);
        require(registered.size() == count, count + " bytes came, but " + registered.size() + " were said");
        require(registered.file().number() == number, "bytes of file " + number + " as " + registered.file());
        attachments.put(id, new Attachment(registered.file(), count, true));
        uploads.increment();
        bytes.add(count);
    }

    /** A POST of the chats' page; the message's id, which is the same one for the same key. */
    String accept(JsonNode request) {
        JsonNode message = request.path("message");
        String attachmentId = message.at("/parts/0/attachment_id").asText();
        Attachment attachment = attachments.get(attachmentId);
        require(attachment != null && attachment.uploaded(), "a message before its bytes: " + request);
        require(Wire.SENDER.equals(request.path("from").asText()), "from a wrong line: " + request);
        require(
                request.path("to").size() == 1
                        && attachment
                                .file()
                                .recipient()
                                .equals(request.at("/to/0").asText()),
                attachment.file() + " to somebody else: " + request);
        String key = message.path("idempotency_key").asText();
        String id = UUID.randomUUID().toString();
        String earlier = key.isEmpty() ? null : keys.putIfAbsent(key, id);
        if (earlier != null) {
            repeats.increment();
            return earlier;
        }
        long now = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
        require(accepted.putIfAbsent(attachment.file().name(), now) == null, attachment.file() + " was sent twice");
        last.accumulateAndGet(now, Math::max);
        return id;
    }

    private void require(boolean right, String fault) {
        if (!right) {
            fault(fault);
            throw new IllegalArgumentException(fault);
        }
    }

    void fault(String fault) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(fault);
        }
    }

    Counts counts() {
        return new Counts(
                attachments.size(),
                uploads.sum(),
                bytes.sum(),
                accepted.size(),
                repeats.sum(),
                last.get(),
                faults.stream().toList());
    }

    /** When each file's message was accepted, in microseconds since 1970, by the file's name. */
    Map<String, Long> accepted() {
        return accepted;
    }

    void clear() {
        attachments.clear();
        keys.clear();
        accepted.clear();
        faults.clear();
        uploads.reset();
        bytes.reset();
        repeats.reset();
        last.set(0);
    }
}
