package io.github.camellinq.route;

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
 * @param deadLetter where files go that cannot be delivered
 * @param ledgerUrl what remembers what was delivered, as JDBC names it
 * @param quietPeriod how long a file must not have changed
 * @param concurrency how many deliveries run at once
 * @param stallTimeout how long an upload may stand still
 */
public record Settings(
        String apiKey,
        URI baseUrl,
        String from,
        String to,
        Path inbox,
        Path done,
        Path deadLetter,
        String ledgerUrl,
        Duration quietPeriod,
        int concurrency,
        Duration stallTimeout) {

    /**
     * Reads the settings of a context that need not be started, to look at what it works on. Nothing is made or opened.
     *
     * @param required settings that must be given although they may be missing elsewhere, the key among them
     * @throws SettingsException naming every fault
     */
    public static Settings of(CamelContext context, Setting... required) {
        return SettingsReader.readWithoutKey(context, required);
    }

    /** Says everything but the key. */
    @Override
    public String toString() {
        return "Settings[baseUrl=" + baseUrl + ", from=" + from + ", to=" + to + ", inbox=" + inbox + ", done=" + done
                + ", deadLetter="
                + deadLetter + ", quietPeriod=" + quietPeriod + ", concurrency=" + concurrency + ", stallTimeout="
                + stallTimeout + "]";
    }
}
