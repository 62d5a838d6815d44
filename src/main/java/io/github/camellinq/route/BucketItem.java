package io.github.camellinq.route;

import io.github.camellinq.bucket.ObjectContent;
import io.github.camellinq.bucket.ObjectVersion;
import io.github.camellinq.media.Content;
import io.github.camellinq.media.ContentChangedException;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An object of a watched bucket. */
final class BucketItem implements Item {
    private static final Logger LOG = LoggerFactory.getLogger(BucketItem.class);

    /** The value of the tag on an object whose message was accepted. */
    static final String SENT = "sent";

    private final WatchedBucket watched;
    private final ObjectVersion object;
    private final ObjectContent content;
    private final Reading reading;
    private volatile String lane;

    /** Learns whether objects can be read. */
    interface Reading {

        /** For callers that do not need to know. */
        Reading UNHEARD = new Reading() {
            @Override
            public void succeeded() {}

            @Override
            public void failed(String object, IOException why) {}
        };

        void succeeded();

        void failed(String object, IOException why);
    }

    BucketItem(WatchedBucket watched, ObjectVersion object, Reading reading) {
        this.reading = reading;
        this.watched = watched;
        this.object = object;
        this.content = watched.bucket().content(object);
        this.lane = watched.lane(watched.owner(object));
    }

    @Override
    public String id() {
        return object.source();
    }

    @Override
    public String version() {
        return object.version();
    }

    @Override
    public String lane() {
        return lane;
    }

    /** The first part of the key under the prefix, which names the recipient; empty when there is none. */
    String owner() {
        return watched.owner(object);
    }

    @Override
    public String name() {
        return object.name();
    }

    @Override
    public String source() {
        return object.source();
    }

    @Override
    public Content content() {
        return content;
    }

    @Override
    public Instructions instructions() throws IOException {
        Instructions said = InstructionsMetadata.parse(metadata());
        if (said.nameRecipient()) {
            lane = watched.laneOf(said);
        }
        return said;
    }

    /** The first call for each object, which shows whether it can be read. */
    private Map<String, String> metadata() throws IOException {
        try {
            Map<String, String> metadata = content.metadata();
            reading.succeeded();
            return metadata;
        } catch (IOException e) {
            reading.failed(source(), e);
            throw e;
        }
    }

    @Override
    public Optional<Instant> remainsSince() {
        return watched.after().stays() ? Optional.of(object.modified()) : Optional.empty();
    }

    @Override
    public String archive() throws IOException {
        try {
            return put();
        } catch (ContentChangedException e) {
            LOG.info("{} was replaced after it was sent; the object that is there now is a new delivery", source());
            return source();
        }
    }

    private String put() throws IOException {
        switch (watched.after()) {
            case TAG -> watched.bucket().actions().tag(object, SENT);
            case MOVE -> {
                String target = free(watched.done() + watched.relative(object));
                watched.bucket().actions().move(object, target);
                return "s3://" + object.bucket() + "/" + target;
            }
            case DELETE -> watched.bucket().actions().delete(object);
            default -> {
                // Only the ledger remembers it.
            }
        }
        return source();
    }

    /** The key with the first number under which nothing else lies. */
    private String free(String key) throws IOException {
        for (int number = 0; ; number++) {
            String candidate = BucketDeadLetter.numbered(key, number);
            if (watched.bucket().actions().isFree(candidate, object)) {
                return candidate;
            }
        }
    }

    @Override
    public String setAside(DeadLetterReport report) throws IOException {
        return new BucketDeadLetter(watched, object).setAside(report);
    }
}
