package io.github.camellinq.settings;

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
            Allowed.matching("[\\x21-\\x7E]+", "printable ASCII characters without spaces"),
            "The API key of your Linq account, a secret"),
    BASE_URL(
            "linq.base-url",
            "https://api.linqapp.com/api/partner",
            Allowed.any("an https URL, or http for a sandbox"),
            "The base URL of the Linq API"),
    FROM(
            "linq.from",
            null,
            Allowed.any("a phone number in E.164 form, such as +15551234567"),
            "The line that messages are sent from"),
    TO(
            "linq.to",
            null,
            Allowed.any("1 to 31 comma-separated handles, the UUID of a chat, or an alias"),
            "The recipient of a file that lies directly in the inbox"),
    INBOX("linq.inbox", "inbox", Allowed.any("a folder outside linq.done and linq.dead-letter"), "The watched folder"),
    DONE(
            "linq.done",
            "done",
            Allowed.any("a folder outside linq.inbox and linq.dead-letter"),
            "The folder for delivered files"),
    DONE_KEEP(
            "linq.done.keep",
            "off",
            Allowed.timeOr("off", "1h"),
            "How long a delivered file stays in linq.done; off keeps it forever"),
    DEAD_LETTER(
            "linq.dead-letter",
            "dead-letter",
            Allowed.any("a folder outside linq.inbox and linq.done"),
            "The folder for files that cannot be delivered"),
    AFTER(
            "linq.after",
            "move",
            Allowed.oneOf("move", "delete"),
            "What happens to a delivered file; move puts it into linq.done"),
    QUIET_PERIOD(
            "linq.quiet-period", "1s", Allowed.time("0s"), "How long a file must stay unchanged before it is taken"),
    LEDGER_URL(
            "linq.ledger.url",
            "jdbc:sqlite:data/ledger.db",
            Allowed.any("jdbc:sqlite:FILE with a file outside linq.inbox, or jdbc:postgresql://HOST/DATABASE"),
            "The database of the ledger, which remembers what was delivered"),
    LEDGER_KEEP("linq.ledger.keep", "400d", Allowed.time("1h"), "How long the ledger remembers a delivery"),
    PURGE_UNDELETED(
            "linq.ledger.purge-undeleted",
            "false",
            Allowed.oneOf("true", "false"),
            "Whether the ledger may forget a delivery whose attachment is still at Linq; the attachment can then no longer be found and deleted"),
    CONCURRENCY("linq.concurrency", "24", Allowed.number(1, 256), "How many files are delivered at once"),
    API_TIMEOUT("linq.api.timeout", "30s", Allowed.time("100ms"), "How long a call to the API may take"),
    STALL_TIMEOUT(
            "linq.upload.stall-timeout",
            "30s",
            Allowed.time("100ms"),
            "How long an upload may make no progress before it is given up"),
    RATE_MESSAGES(
            "linq.rate-limit.messages",
            "30",
            Allowed.number(0, 100_000),
            "How many messages a recipient may get within linq.rate-limit.period; 0 for no limit"),
    RATE_PERIOD("linq.rate-limit.period", "60s", Allowed.time("100ms"), "The period for linq.rate-limit.messages"),
    RETRY_DELAY(
            "linq.retry.delay",
            "1s",
            Allowed.time("100ms"),
            "How long a file waits after its first failure, and how long a pause lasts at first; both double each time"),
    RETRY_MAX_DELAY(
            "linq.retry.max-delay",
            "30s",
            Allowed.time("100ms"),
            "The longest wait of a file and the longest pause, unless Linq asks for a longer one"),
    RETRY_MAX_ATTEMPTS(
            "linq.retry.max-attempts",
            "20",
            Allowed.number(0, 100_000),
            "How many failures make a file a dead letter, counting only those while other files succeed; 0 for no limit"),
    RETRY_MAX_WAITING(
            "linq.retry.max-waiting",
            "100",
            Allowed.number(1, 100_000),
            "How many files may wait for a retry before the intake pauses"),
    REUSE(
            "linq.reuse",
            "off",
            Allowed.timeOr("off", "1s"),
            "How long an upload is reused for further deliveries of the same file"),
    BUCKET_NAME(
            "linq.bucket.name",
            "",
            Allowed.matching("[A-Za-z0-9._-]{3,255}", "the name of a bucket, such as inbox"),
            "The watched bucket; without it, no bucket is watched"),
    BUCKET_PREFIX(
            "linq.bucket.prefix",
            "",
            Allowed.any("a prefix outside linq.bucket.done and linq.bucket.dead-letter, such as inbox"),
            "The prefix of the watched keys; without it, the whole bucket is watched"),
    BUCKET_REGION(
            "linq.bucket.region",
            null,
            Allowed.matching("[A-Za-z0-9._-]{1,64}", "the name of a region, such as eu-central-1"),
            "The region of the bucket; without it, the AWS SDK finds the region"),
    BUCKET_ENDPOINT(
            "linq.bucket.endpoint",
            null,
            Allowed.any("a URL such as https://minio.example.org:9000"),
            "The URL of a store other than AWS that is compatible with S3"),
    BUCKET_ACCESS_KEY(
            "linq.bucket.access-key",
            null,
            Allowed.matching("[\\x21-\\x7E]+", "printable ASCII characters without spaces"),
            "The access key; without it, the AWS SDK finds the credentials"),
    BUCKET_SECRET_KEY(
            "linq.bucket.secret-key",
            null,
            Allowed.matching("[\\x21-\\x7E]+", "printable ASCII characters without spaces"),
            "The secret key that belongs to linq.bucket.access-key"),
    BUCKET_DELAY(
            "linq.bucket.delay",
            "5s",
            Allowed.time("10ms"),
            "How long to wait between two looks at a bucket that had nothing new"),
    BUCKET_AFTER(
            "linq.bucket.after",
            "keep",
            Allowed.oneOf("keep", "tag", "move", "delete"),
            "What happens to a delivered object"),
    BUCKET_DONE(
            "linq.bucket.done",
            "done",
            Allowed.any("a prefix other than linq.bucket.dead-letter"),
            "The prefix to which a delivered object is moved"),
    BUCKET_DEAD_LETTER(
            "linq.bucket.dead-letter",
            "dead-letter",
            Allowed.any("a prefix other than linq.bucket.done"),
            "The prefix for objects that cannot be delivered, and for their reports"),
    MANAGEMENT_PORT(
            "linq.management.port",
            "0",
            Allowed.number(0, 65_535),
            "The port on which run serves health and metrics; 0 for none. Has no effect in a host application"),
    MANAGEMENT_HOST(
            "linq.management.host",
            "127.0.0.1",
            Allowed.matching("[A-Za-z0-9.:_-]{1,255}", "the name or address of a host"),
            "The address for linq.management.port; 0.0.0.0 lets Kubernetes, Prometheus and other machines reach it"),
    ROUTES(
            "linq.routes",
            null,
            Allowed.any("a comma-separated list of " + String.join(", ", RouteNames.ALL)),
            "The packed routes of the jar to start");

    /** The settings with a default that the routes and kamelets of this jar name as placeholders. */
    static final List<Setting> NAMED_BY_ROUTES = List.of(BASE_URL, INBOX, BUCKET_DELAY);

    /** What the keys of all bucket settings begin with. */
    static final String BUCKET = "linq.bucket.";

    /** A family of settings: {@code linq.recipients.support=+15551234567} makes {@code support} an alias. */
    static final String RECIPIENTS = "linq.recipients.";

    /** A family of settings: {@code linq.errors.2005=unavailable} changes what an answer means. */
    static final String ERRORS = "linq.errors.";

    /** Camel's own family of settings for the kamelets of this jar: {@code camel.kamelet.linq-message-sink.text=Hello}. */
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

    /** The value when none is given; null when there is no default. */
    public String defaultValue() {
        return defaultValue;
    }

    /** What it takes, with its unit, such as {@code a time of at least 100ms}. */
    public String allowed() {
        return allowed.words();
    }

    /** The limits of its values. */
    Allowed limits() {
        return allowed;
    }

    /** Whether its value must not be shown to anybody. */
    boolean isSecret() {
        return this == API_KEY || this == BUCKET_SECRET_KEY;
    }

    public String description() {
        return description;
    }

    /** The environment variable for this setting, by Camel's rule: {@code LINQ_API_KEY}. */
    public String environmentVariable() {
        return environmentVariable(key);
    }

    static String environmentVariable(String key) {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /** Whether a key is checked. The keys of others are left alone. */
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

    /** The known key with the most similar spelling, if any is near. */
    static Optional<String> nearest(String key) {
        return Nearest.to(key, Arrays.stream(values()).map(Setting::key).toList());
    }
}
