package io.github.camellinq.settings;

import io.github.camellinq.api.ErrorTable;
import io.github.camellinq.bucket.After;
import io.github.camellinq.bucket.StoreAccess;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.camel.CamelContext;

/**
 * The settings of one CamelContext, checked.
 *
 * @param apiKey the account's key; a secret
 * @param baseUrl absolute, without a slash at the end
 * @param from the sending line; null when each message names its own
 * @param to who gets a file that lies directly in the inbox; null for nobody
 * @param inbox the watched folder
 * @param done where delivered files go
 * @param doneKeep how long they stay there; null for ever
 * @param deadLetter where files go that cannot be delivered
 * @param deletesDelivered whether a delivered file is deleted instead of moved
 * @param ledgerUrl the JDBC URL of the ledger; may contain a password
 * @param retention what the ledger forgets
 * @param quietPeriod how long a file must not have changed before it is taken
 * @param concurrency how many deliveries run at once
 * @param apiTimeout how long a call to the API may take
 * @param stallTimeout how long an upload may make no progress
 * @param rateLimit how many messages a recipient gets
 * @param retry how failures are retried
 * @param reuse how long an upload serves the same bytes for other recipients; null for not at all
 * @param errors what the answers of the API mean
 * @param bucket the watched bucket
 * @param management where health and metrics are served
 */
public record Settings(
        String apiKey,
        URI baseUrl,
        String from,
        String to,
        Path inbox,
        Path done,
        Duration doneKeep,
        Path deadLetter,
        boolean deletesDelivered,
        String ledgerUrl,
        Retention retention,
        Duration quietPeriod,
        int concurrency,
        Duration apiTimeout,
        Duration stallTimeout,
        RateLimit rateLimit,
        Retry retry,
        Duration reuse,
        ErrorTable errors,
        BucketSettings bucket,
        Management management) {

    /**
     * Where {@code run} serves health and metrics.
     *
     * @param host the address
     * @param port 0 when they are not served
     */
    public record Management(String host, int port) {}

    /**
     * The watched bucket.
     *
     * @param name empty when none is watched
     * @param prefix what the watched keys begin with; empty for all
     * @param access where the store is and who asks it
     * @param after what happens to a delivered object
     * @param done the prefix to which it is moved, if it is
     * @param deadLetter the prefix for what cannot be delivered
     */
    public record BucketSettings(
            String name, String prefix, StoreAccess access, After after, String done, String deadLetter) {}

    /**
     * What the ledger forgets.
     *
     * @param keep how long it remembers a delivery
     * @param undeleted whether it also forgets one whose attachment is still at Linq
     */
    public record Retention(Duration keep, boolean undeleted) {

        /** How long it surely remembers: a tenth less, but at most a day, because a store's clock may differ. */
        public Duration memory() {
            Duration tenth = keep.dividedBy(10);
            Duration day = Duration.ofDays(1);
            return keep.minus(tenth.compareTo(day) < 0 ? tenth : day);
        }
    }

    /**
     * How many messages a recipient gets.
     *
     * @param messages how many in a period; 0 for no limit
     * @param period longer than nothing
     */
    public record RateLimit(int messages, Duration period) {}

    /**
     * How failures are retried.
     *
     * @param delay the wait after the first failure, which then doubles
     * @param maxDelay the longest wait
     * @param maxAttempts after how many failures of its own a file becomes a dead letter; 0 for never
     * @param maxWaiting how many files may wait for a retry before the intake pauses
     */
    public record Retry(Duration delay, Duration maxDelay, int maxAttempts, int maxWaiting) {}

    /**
     * Reads the settings of a context that need not be started, for a look at what it works on. Creates and opens nothing.
     *
     * @param required settings that must be given although they may be missing elsewhere, including the key
     * @throws SettingsException naming every fault
     */
    public static Settings of(CamelContext context, Setting... required) {
        return SettingsReader.readWithoutKey(context, required);
    }

    /** As {@link #of}, and the API key must be given. */
    public static Settings withKey(CamelContext context, Setting... required) {
        return SettingsReader.read(context, required);
    }

    /** Shows some of them, but neither the keys nor the ledger's URL, which may contain a password. */
    @Override
    public String toString() {
        return "Settings[baseUrl=" + baseUrl + ", from=" + from + ", to=" + to + ", inbox=" + inbox + ", done=" + done
                + ", deadLetter="
                + deadLetter + ", quietPeriod=" + quietPeriod + ", concurrency=" + concurrency + ", stallTimeout="
                + stallTimeout + ", rateLimit=" + rateLimit + ", retry=" + retry + ", reuse=" + reuse + ", bucket="
                + bucket + "]";
    }
}
