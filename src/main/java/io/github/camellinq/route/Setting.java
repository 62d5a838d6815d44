package io.github.camellinq.route;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Every setting: its key, its default, what it takes and what it means. The tables of the documentation, {@code
 * application.properties}, the faults of wrong values and the defaults of all contexts come from here.
 */
public enum Setting {
    API_KEY(
            "linq.api-key",
            null,
            Allowed.matching("[\\x21-\\x7E]+", "one word, without spaces"),
            "The key of your Linq account; a secret"),
    BASE_URL(
            "linq.base-url",
            "https://api.linqapp.com/api/partner",
            Allowed.any("an https address, or http for a sandbox"),
            "Where the API is"),
    FROM("linq.from", null, Allowed.any("a number in E.164 form, such as +15551234567"), "The line that sends"),
    TO(
            "linq.to",
            null,
            Allowed.any("1 to 31 handles with commas, a chat's UUID or an alias"),
            "Who gets a file that lies directly in the inbox"),
    INBOX(
            "linq.inbox",
            "inbox",
            Allowed.any("a folder's path outside linq.done and linq.dead-letter"),
            "The watched folder"),
    DONE(
            "linq.done",
            "done",
            Allowed.any("a folder's path outside linq.inbox and linq.dead-letter"),
            "Where a delivered file goes"),
    DONE_KEEP(
            "linq.done.keep",
            "off",
            Allowed.timeOr("off", "1h"),
            "How long a delivered file stays in linq.done; off for ever"),
    DEAD_LETTER(
            "linq.dead-letter",
            "dead-letter",
            Allowed.any("a folder's path outside linq.inbox and linq.done"),
            "Where a file goes that cannot be delivered"),
    AFTER(
            "linq.after",
            "move",
            Allowed.oneOf("move", "delete"),
            "What becomes of a delivered file; it is moved to linq.done"),
    QUIET_PERIOD(
            "linq.quiet-period", "1s", Allowed.time("0s"), "How long a file must not have changed before it is taken"),
    LEDGER_URL(
            "linq.ledger.url",
            "jdbc:sqlite:data/ledger.db",
            Allowed.any("jdbc:sqlite:FILE outside linq.inbox, or jdbc:postgresql://HOST/DATABASE"),
            "What remembers what was delivered"),
    LEDGER_KEEP("linq.ledger.keep", "400d", Allowed.time("1h"), "How long the ledger remembers a delivery"),
    PURGE_UNDELETED(
            "linq.ledger.purge-undeleted",
            "false",
            Allowed.oneOf("true", "false"),
            "Whether it may forget one whose attachment is still at Linq, which nobody can then find to delete"),
    CONCURRENCY("linq.concurrency", "24", Allowed.number(1, 256), "How many files are delivered at once"),
    API_TIMEOUT("linq.api.timeout", "30s", Allowed.time("100ms"), "How long a call to the API may take"),
    STALL_TIMEOUT(
            "linq.upload.stall-timeout",
            "30s",
            Allowed.time("100ms"),
            "How long an upload may stand still before it is given up"),
    RATE_MESSAGES(
            "linq.rate-limit.messages",
            "30",
            Allowed.number(0, 100_000),
            "How many messages go to a recipient in a period; 0 for no limit"),
    RATE_PERIOD("linq.rate-limit.period", "60s", Allowed.time("100ms"), "That period"),
    RETRY_DELAY(
            "linq.retry.delay",
            "1s",
            Allowed.time("100ms"),
            "How long a file waits after its first failure, and a pause lasts; then doubling"),
    RETRY_MAX_DELAY(
            "linq.retry.max-delay",
            "30s",
            Allowed.time("100ms"),
            "How long either lasts at most, unless Linq asks for more"),
    RETRY_MAX_ATTEMPTS(
            "linq.retry.max-attempts",
            "20",
            Allowed.number(0, 100_000),
            "How often a file may fail while others succeed; 0 for no limit"),
    RETRY_MAX_WAITING(
            "linq.retry.max-waiting",
            "100",
            Allowed.number(1, 100_000),
            "How many files may wait for a retry before the intake pauses"),
    REUSE(
            "linq.reuse",
            "off",
            Allowed.timeOr("off", "1s"),
            "How long an uploaded file serves the same file for others"),
    BUCKET_NAME(
            "linq.bucket.name",
            "",
            Allowed.matching("[A-Za-z0-9._-]{3,255}", "a bucket's name, such as inbox"),
            "The watched bucket; none is watched where it is not given"),
    BUCKET_PREFIX(
            "linq.bucket.prefix",
            "",
            Allowed.any("the beginning of keys, outside linq.bucket.done and linq.bucket.dead-letter"),
            "What the watched keys begin with, such as inbox"),
    BUCKET_REGION(
            "linq.bucket.region",
            null,
            Allowed.matching("[A-Za-z0-9._-]{1,64}", "a region's name, such as eu-central-1"),
            "Its region; else found as the AWS SDK does"),
    BUCKET_ENDPOINT(
            "linq.bucket.endpoint",
            null,
            Allowed.any("an address like https://minio.example.org:9000"),
            "Where the store is, if it is compatible with S3 but not AWS"),
    BUCKET_ACCESS_KEY(
            "linq.bucket.access-key",
            null,
            Allowed.matching("[\\x21-\\x7E]+", "one word, without spaces"),
            "Who asks; else found as the AWS SDK does"),
    BUCKET_SECRET_KEY(
            "linq.bucket.secret-key",
            null,
            Allowed.matching("[\\x21-\\x7E]+", "one word, without spaces"),
            "The secret of that key; a secret"),
    BUCKET_DELAY(
            "linq.bucket.delay",
            "5s",
            Allowed.time("10ms"),
            "How long to wait between two looks at a bucket that had nothing new"),
    BUCKET_AFTER(
            "linq.bucket.after",
            "keep",
            Allowed.oneOf("keep", "tag", "move", "delete"),
            "What becomes of a delivered object"),
    BUCKET_DONE(
            "linq.bucket.done",
            "done",
            Allowed.any("a prefix other than linq.bucket.dead-letter"),
            "The prefix to which a delivered object is moved"),
    BUCKET_DEAD_LETTER(
            "linq.bucket.dead-letter",
            "dead-letter",
            Allowed.any("a prefix other than linq.bucket.done"),
            "The prefix for what cannot be delivered"),
    MANAGEMENT_PORT(
            "linq.management.port",
            "0",
            Allowed.number(0, 65_535),
            "The port at which run serves health and metrics; 0 for none, as in a host"),
    MANAGEMENT_HOST(
            "linq.management.host",
            "127.0.0.1",
            Allowed.matching("[A-Za-z0-9.:_-]{1,255}", "a host's name or address"),
            "The address of that port; 0.0.0.0 for Kubernetes, Prometheus and other machines"),
    ROUTES(
            "linq.routes",
            null,
            Allowed.any("some of watch-folder, watch-bucket, deliver, send-message, dead-letter, with commas"),
            "The routes of this jar that start");

    /** Those with a default that the routes and kamelets of this jar name as placeholders. */
    static final List<Setting> NAMED_BY_ROUTES = List.of(BASE_URL, INBOX, BUCKET_DELAY);

    /** What the keys of all settings about buckets begin with. */
    static final String BUCKET = "linq.bucket.";

    /** A family of settings: {@code linq.recipients.support=+15551234567} makes {@code support} an alias. */
    static final String RECIPIENTS = "linq.recipients.";

    /** A family of settings: {@code linq.errors.2005=unavailable} changes what an answer means. */
    static final String ERRORS = "linq.errors.";

    /** Camel's own family of settings for our kamelets: {@code camel.kamelet.linq-message-sink.text=Hello}. */
    static final String KAMELETS = "camel.kamelet.linq-";

    private final String key;
    private final String defaultValue;
    private final Allowed allowed;
    private final String description;

    Setting(String key, String defaultValue, Allowed allowed, String description) {
        this.key = key;
        this.defaultValue = defaultValue;
        this.allowed = allowed;
        this.description = description;
    }

    public String key() {
        return key;
    }

    /** The value where none is given; null where there is none. */
    public String defaultValue() {
        return defaultValue;
    }

    /** What it takes, with its unit, such as {@code a time of at least 100ms}. */
    public String allowed() {
        return allowed.words();
    }

    /** What its values are held to. */
    Allowed limits() {
        return allowed;
    }

    /** Whether its value is shown to nobody. */
    boolean isSecret() {
        return this == API_KEY || this == BUCKET_SECRET_KEY;
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

    /** Whether a key is looked at: one that is none of ours is left to whom it belongs. */
    static boolean concernsUs(String key) {
        return key.startsWith("linq.")
                || key.startsWith(KAMELETS)
                || key.startsWith("LINQ_") && ofVariable(key).isPresent();
    }

    /** The setting of an environment variable of exactly this name. */
    static Optional<Setting> ofVariable(String name) {
        return Arrays.stream(values())
                .filter(setting -> setting.environmentVariable().equals(name))
                .findFirst();
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
