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
 * Sets an object aside. As in a folder, the report is written first and reserves the name; if the process is killed in between,
 * the same work is done again. Where delivered objects stay, dead letters stay too and get a tag; only the report is written
 * elsewhere.
 */
record BucketDeadLetter(WatchedBucket watched, ObjectVersion object) {
    private static final Logger LOG = LoggerFactory.getLogger(BucketDeadLetter.class);
    private static final ObjectWriter WRITER = Json.MAPPER.writerWithDefaultPrettyPrinter();

    /** The value of the tag on an object that cannot be delivered. */
    static final String DEAD = "dead";

    /**
     * What the source in a report begins with while its object is on its way back. Until this report is gone, nothing can take
     * its name.
     */
    static final String REPLAYED = "replayed:";

    /** Sets the object aside and returns where it is now. */
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
            // A user who keeps everything may have granted read access only. The ledger has the reason too.
            LOG.warn("{} could not be marked as a dead letter: {}", object.source(), e.getMessage());
            return object.source() + ", where it was";
        }
        return object.source() + ", where it was, with a tag; its report is at s3://" + object.bucket() + "/" + beside;
    }

    /** Writes a report in place of an older one. */
    void write(String beside, DeadLetterReport report) throws IOException {
        watched.bucket().actions().write(beside, WRITER.writeValueAsBytes(report));
    }

    /** Writes the report beside the first key that is free for the object, and returns that key. */
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

    /** A report without its object was left by a killed move. Its name is free for the same object only. */
    private boolean isFree(String beside, DeadLetterReport report) throws IOException {
        Optional<byte[]> left = watched.bucket().read(beside);
        if (left.isEmpty()) {
            return true;
        }
        try {
            DeadLetterReport before = Json.MAPPER.readValue(left.get(), DeadLetterReport.class);
            return report.source().equals(before.source());
        } catch (JacksonException e) {
            // Not a report of camel-linq, so it is somebody else's object and stays.
            return false;
        }
    }

    /** The key with a number before the extension of its name; the key itself for 0. */
    static String numbered(String key, int number) {
        int name = key.lastIndexOf('/') + 1;
        return key.substring(0, name) + PlaceNames.numbered(key.substring(name), number);
    }
}
