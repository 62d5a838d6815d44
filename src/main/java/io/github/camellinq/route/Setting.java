package io.github.camellinq.route;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Every setting: its key, its default, what it means. README's table and the defaults of all contexts come from here. */
public enum Setting {
    API_KEY("linq.api-key", null, "The key of your Linq account; a secret"),
    BASE_URL("linq.base-url", "https://api.linqapp.com/api/partner", "Where the API is; https, or http for a sandbox"),
    FROM("linq.from", null, "The line that sends, an E.164 number"),
    TO("linq.to", null, "Who gets a file that lies directly in the inbox: handles, a chat's UUID or an alias"),
    INBOX("linq.inbox", "inbox", "The watched folder"),
    DONE("linq.done", "done", "Where a delivered file goes"),
    DEAD_LETTER("linq.dead-letter", "dead-letter", "Where a file goes that cannot be delivered"),
    AFTER("linq.after", "move", "What becomes of a delivered file: move, which is to linq.done, or delete"),
    QUIET_PERIOD("linq.quiet-period", "1s", "How long a file must not have changed before it is taken"),
    LEDGER_URL(
            "linq.ledger.url",
            "jdbc:sqlite:data/ledger.db",
            "What remembers what was delivered: jdbc:sqlite:FILE, or jdbc:postgresql://…"),
    LEDGER_KEEP("linq.ledger.keep", "400d", "How long the ledger remembers a delivery"),
    PURGE_UNDELETED(
            "linq.ledger.purge-undeleted",
            "false",
            "Whether it may forget one whose attachment is still at Linq, which nobody can then find to delete"),
    CONCURRENCY("linq.concurrency", "16", "How many files are delivered at once, 1 to 256"),
    API_TIMEOUT("linq.api.timeout", "30s", "How long a call to the API may take"),
    STALL_TIMEOUT("linq.upload.stall-timeout", "30s", "How long an upload may stand still before it is given up"),
    RATE_MESSAGES("linq.rate-limit.messages", "30", "How many messages go to a recipient in a period; 0 for no limit"),
    RATE_PERIOD("linq.rate-limit.period", "60s", "That period"),
    RETRY_DELAY(
            "linq.retry.delay",
            "1s",
            "How long a file waits after its first failure, and a pause lasts; then doubling"),
    RETRY_MAX_DELAY("linq.retry.max-delay", "30s", "How long either lasts at most, unless Linq asks for more"),
    RETRY_MAX_ATTEMPTS(
            "linq.retry.max-attempts", "20", "How often a file may fail while others succeed; 0 for no limit"),
    RETRY_MAX_WAITING("linq.retry.max-waiting", "100", "How many files may wait for a retry before the intake pauses"),
    REUSE("linq.reuse", "off", "How long an uploaded file serves the same file for others, such as 30d, or off"),
    BUCKET_NAME("linq.bucket.name", "", "The watched bucket; none is watched where it is not given"),
    BUCKET_PREFIX("linq.bucket.prefix", "", "What the watched keys begin with, such as inbox"),
    BUCKET_REGION("linq.bucket.region", null, "Its region; else found as the AWS SDK does"),
    BUCKET_ENDPOINT("linq.bucket.endpoint", null, "Where the store is, if it is compatible with S3 but not AWS"),
    BUCKET_ACCESS_KEY("linq.bucket.access-key", null, "Who asks; else found as the AWS SDK does"),
    BUCKET_SECRET_KEY("linq.bucket.secret-key", null, "The secret of that key; a secret"),
    BUCKET_DELAY("linq.bucket.delay", "5s", "How long to wait between two looks at a bucket that had nothing new"),
    BUCKET_AFTER("linq.bucket.after", "keep", "What becomes of a delivered object: keep, tag, move or delete"),
    BUCKET_DONE("linq.bucket.done", "done", "The prefix to which a delivered object is moved"),
    BUCKET_DEAD_LETTER("linq.bucket.dead-letter", "dead-letter", "The prefix for what cannot be delivered"),
    MANAGEMENT_PORT(
            "linq.management.port", "0", "The port at which run serves health and metrics; 0 for none, as in a host"),
    MANAGEMENT_HOST(
            "linq.management.host",
            "127.0.0.1",
            "The address of that port; 0.0.0.0 for Kubernetes, Prometheus and other machines"),
    ROUTES(
            "linq.routes",
            null,
            "The routes of this jar that start, comma-separated: watch-folder, watch-bucket, deliver, send-message, dead-letter");

    /** What the keys of all settings about buckets begin with. */
    static final String BUCKET = "linq.bucket.";

    /** A family of settings: {@code linq.recipients.support=+15551234567} makes {@code support} an alias. */
    static final String RECIPIENTS = "linq.recipients.";

    /** A family of settings: {@code linq.errors.2005=unavailable} changes what an answer means. */
    static final String ERRORS = "linq.errors.";

    private final String key;
    private final String defaultValue;
    private final String description;

    Setting(String key, String defaultValue, String description) {
        this.key = key;
        this.defaultValue = defaultValue;
        this.description = description;
    }

    public String key() {
        return key;
    }

    /** The value where none is given; null where there is none. */
    public String defaultValue() {
        return defaultValue;
    }

    public String description() {
        return description;
    }

    /** The environment variable of the same meaning, by Camel's rule: {@code LINQ_API_KEY}. */
    public String environmentVariable() {
        return environmentVariable(key);
    }

    static String environmentVariable(String key) {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    static boolean isKnown(String key) {
        return key.startsWith(RECIPIENTS) && key.length() > RECIPIENTS.length()
                || key.startsWith(ERRORS)
                || Arrays.stream(values()).anyMatch(s -> s.key.equals(key));
    }

    /** The known key that is spelt most like a given one, if any is near. */
    static Optional<String> nearest(String key) {
        return Nearest.to(key, Arrays.stream(values()).map(Setting::key).toList());
    }
}
