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
    QUIET_PERIOD("linq.quiet-period", "1s", "How long a file must not have changed before it is taken"),
    LEDGER_URL(
            "linq.ledger.url",
            "jdbc:sqlite:data/ledger.db",
            "What remembers what was delivered: jdbc:sqlite:FILE, or jdbc:postgresql://…"),
    CONCURRENCY("linq.concurrency", "16", "How many files are delivered at once, 1 to 256"),
    STALL_TIMEOUT("linq.upload.stall-timeout", "30s", "How long an upload may stand still before it is given up");

    /** A family of settings: {@code linq.recipients.support=+15551234567} makes {@code support} an alias. */
    static final String RECIPIENTS = "linq.recipients.";

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
                || Arrays.stream(values()).anyMatch(s -> s.key.equals(key));
    }

    /** The known key that is spelt most like a given one, if any is near. */
    static Optional<String> nearest(String key) {
        return Nearest.to(key, Arrays.stream(values()).map(Setting::key).toList());
    }
}
