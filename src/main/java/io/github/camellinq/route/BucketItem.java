package io.github.camellinq.route;

import io.github.camellinq.api.LinqRejectedException;
import io.github.camellinq.api.Reason;
import io.github.camellinq.bucket.ObjectContent;
import io.github.camellinq.bucket.ObjectVersion;
import io.github.camellinq.media.Content;
import io.github.camellinq.media.ContentChangedException;
import io.github.camellinq.settings.Nearest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An object of a watched bucket. */
final class BucketItem implements Item {
    private static final Logger LOG = LoggerFactory.getLogger(BucketItem.class);

    /** The value of the tag on an object whose message was accepted. */
    static final String SENT = "sent";

    private static final String TO = "linq-to";
    private static final String CHAT_ID = "linq-chat-id";
    private static final String TEXT = "linq-text";
    private static final String EFFECT = "linq-effect";
    private static final String REPLY_TO = "linq-reply-to";
    private static final String SERVICE = "linq-preferred-service";
    private static final String VOICE_MEMO = "linq-voice-memo";
    private static final List<String> METADATA = List.of(TO, CHAT_ID, TEXT, EFFECT, REPLY_TO, SERVICE, VOICE_MEMO);

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
        Instructions said = instructions(metadata());
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

    /** Reads metadata like a sidecar. What would be refused later is refused here, before anything is uploaded. */
    private static Instructions instructions(Map<String, String> answered) {
        Map<String, String> metadata = inLowerCase(answered);
        metadata.keySet().forEach(BucketItem::checkName);
        String source = "the object's metadata ";
        MessageOptions.effect(source + EFFECT, metadata.get(EFFECT));
        MessageOptions.replyTo(source + REPLY_TO, metadata.get(REPLY_TO));
        return new Instructions(
                metadata.get(TO),
                metadata.get(CHAT_ID),
                metadata.get(TEXT),
                metadata.get(EFFECT),
                metadata.get(REPLY_TO),
                MessageOptions.service(source + SERVICE, metadata.get(SERVICE)),
                MessageOptions.flag(source + VOICE_MEMO, metadata.get(VOICE_MEMO)));
    }

    /** Names of headers are case-insensitive: a store or a proxy may return a name in another case than it was written in. */
    private static Map<String, String> inLowerCase(Map<String, String> answered) {
        Map<String, String> metadata = new TreeMap<>();
        answered.forEach((name, text) -> metadata.put(name.toLowerCase(Locale.ROOT), text));
        return metadata;
    }

    /** Ignoring an unknown name could send the object to the wrong people, as with a sidecar. */
    private static void checkName(String name) {
        if (name.matches("linq[-_].*") && !METADATA.contains(name)) {
            throw new LinqRejectedException(
                    Reason.BAD_INSTRUCTIONS,
                    "the object's metadata has " + name + ", which is none of "
                            + String.join(", ", METADATA)
                            + Nearest.to(name, METADATA)
                                    .map(near -> "; did you mean " + near + "?")
                                    .orElse(""));
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
