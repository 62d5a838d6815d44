package io.github.camellinq.route;

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
 * @param baseUrl absolute, without a slash at its end
 * @param from the sending line; null where each message names its own
 * @param to who gets a file that lies directly in the inbox; null for nobody
 * @param inbox the watched folder
 * @param done where delivered files go
 * @param doneKeep how long they stay there; null for ever
 * @param deadLetter where files go that cannot be delivered
 * @param deletesDelivered whether a delivered file is deleted in place of moved
 * @param ledgerUrl what remembers what was delivered, as JDBC names it
 * @param retention what the ledger forgets
 * @param quietPeriod how long a file must not have changed
 * @param concurrency how many deliveries run at once
 * @param apiTimeout how long a call to the API may take
 * @param stallTimeout how long an upload may stand still
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
     * @param port 0 for nowhere
     */
    public record Management(String host, int port) {}

    /**
     * The watched bucket.
     *
     * @param name empty when none is watched
     * @param prefix what the watched keys begin with; empty for all
     * @param access where it is and who asks
     * @param after what becomes of a delivered object
     * @param done where it goes if it is moved
     * @param deadLetter where what cannot be delivered goes
     */
    public record BucketSettings(
            String name, String prefix, StoreAccess access, After after, String done, String deadLetter) {}

    /**
     * What the ledger forgets.
     *
     * @param keep how long it remembers a delivery
     * @param undeleted whether also one whose attachment is still at Linq
     */
    public record Retention(Duration keep, boolean undeleted) {

        /** How long it surely remembers: a tenth less, a day at most, as a store's clock may be another. */
        Duration memory() {
            Duration tenth = keep.dividedBy(10);
            Duration day = Duration.ofDays(1);
            return keep.minus(tenth.compareTo(day) < 0 ? tenth : day);
        }
    }

    /**
     * How many messages a recipient gets.
     *
     * @param messages in a period; 0 for no limit
     * @param period longer than nothing
     */
    public record RateLimit(int messages, Duration period) {}

    /**
     * How failures are retried.
     *
     * @param delay after the first failure; then doubling
     * @param maxDelay at most
     * @param maxAttempts after how many failures of its own a file is a dead letter; 0 for never
     * @param maxWaiting how many files may wait for a retry before the intake pauses
     */
    public record Retry(Duration delay, Duration maxDelay, int maxAttempts, int maxWaiting) {}

    /**
     * Reads the settings of a context that need not be started, to look at what it works on. Nothing is made or opened.
     *
     * @param required settings that must be given although they may be missing elsewhere, the key among them
     * @throws SettingsException naming every fault
     */
    public static Settings of(CamelContext context, Setting... required) {
        return SettingsReader.readWithoutKey(context, required);
    }

    /** Shows some of them, and neither the keys nor the ledger's address, which may hold a password. */
    @Override
    public String toString() {
        return "Settings[baseUrl=" + baseUrl + ", from=" + from + ", to=" + to + ", inbox=" + inbox + ", done=" + done
                + ", deadLetter="
                + deadLetter + ", quietPeriod=" + quietPeriod + ", concurrency=" + concurrency + ", stallTimeout="
                + stallTimeout + ", rateLimit=" + rateLimit + ", retry=" + retry + ", reuse=" + reuse + ", bucket="
                + bucket + "]";
    }
}
