package io.github.camellinq.route;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.github.camellinq.api.Json;
import io.github.camellinq.bucket.After;
import io.github.camellinq.bucket.ObjectVersion;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets an object aside. The report is written first and keeps the name free, as in a folder: killed in the middle, the same is
 * simply done again. Where delivered objects stay, dead ones stay too and get a tag; the report alone is written elsewhere.
 */
record BucketDeadLetter(WatchedBucket watched, ObjectVersion object) {
    private static final Logger LOG = LoggerFactory.getLogger(BucketDeadLetter.class);
    private static final ObjectWriter WRITER = Json.MAPPER.writerWithDefaultPrettyPrinter();

    /** What a tag says of an object that cannot be delivered. */
    static final String DEAD = "dead";

    /** What a report's source begins with while the object goes back: its name is free for nobody until the report is gone. */
    static final String REPLAYED = "replayed:";

    /** Returns where the object is now. */
    String setAside(DeadLetterReport report) throws IOException {
        byte[] json = WRITER.writeValueAsBytes(report);
        String key = watched.deadLetter() + watched.relative(object);
        if (watched.after().stays()) {
            return mark(key + DeadLetterReport.SUFFIX, json);
        }
        String target = reserve(key, report, json);
        watched.bucket().actions().move(object, target);
        return "s3://" + object.bucket() + "/" + target;
    }

    private String mark(String beside, byte[] json) throws IOException {
        try {
            watched.bucket().actions().write(beside, json);
            watched.bucket().actions().tag(object, DEAD);
        } catch (FileSystemException e) {
            if (watched.after() != After.KEEP || e instanceof NoSuchFileException) {
                throw e;
            }
            // Who keeps everything may have given the right to read alone; the ledger has the reason too.
            LOG.warn("{} could not be marked as a dead letter: {}", object.source(), e.getMessage());
            return object.source() + ", where it was";
        }
        return object.source() + ", where it was, with a tag; its report is at s3://" + object.bucket() + "/" + beside;
    }

    /** Writes a report anew. */
    void write(String beside, DeadLetterReport report) throws IOException {
        watched.bucket().actions().write(beside, WRITER.writeValueAsBytes(report));
    }

    /** Writes the report beside the first key that is free for the object. */
    private String reserve(String key, DeadLetterReport report, byte[] json) throws IOException {
        for (int number = 0; ; number++) {
            String target = numbered(key, number);
            String beside = target + DeadLetterReport.SUFFIX;
            if (watched.bucket().actions().isFree(target, object) && isFree(beside, report)) {
                watched.bucket().actions().write(beside, json);
                return target;
            }
        }
    }

    /** A report without its object was left by a move that was killed: its name is free for the same object only. */
    private boolean isFree(String beside, DeadLetterReport report) throws IOException {
        Optional<byte[]> left = watched.bucket().read(beside);
        if (left.isEmpty()) {
            return true;
        }
        try {
            DeadLetterReport before = Json.MAPPER.readValue(left.get(), DeadLetterReport.class);
            return report.source().equals(before.source());
        } catch (JacksonException e) {
            // Not one of our reports, so somebody else's object: it stays.
            return false;
        }
    }

    /** A key with a number before its name's ending; itself for 0. */
    static String numbered(String key, int number) {
        int name = key.lastIndexOf('/') + 1;
        return key.substring(0, name) + PlaceNames.numbered(key.substring(name), number);
    }
}
