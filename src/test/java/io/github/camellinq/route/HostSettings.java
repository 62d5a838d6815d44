package io.github.camellinq.route;

import io.github.camellinq.sandbox.SandboxExtension;
import java.nio.file.Path;
import java.util.Properties;

/** The settings of an application that sends to a sandbox. */
final class HostSettings {

    private HostSettings() {}

    static Properties of(SandboxExtension linq) {
        Properties settings = new Properties();
        settings.setProperty("linq.base-url", linq.baseUrl().toString());
        settings.setProperty("linq.api-key", linq.apiKey());
        settings.setProperty("linq.from", "+15550000000");
        return settings;
    }

    /** With all its folders, and its ledger, in one folder. */
    static Properties in(Path folder, SandboxExtension linq) {
        Properties settings = of(linq);
        settings.setProperty("linq.inbox", folder.resolve("inbox").toString());
        settings.setProperty("linq.done", folder.resolve("done").toString());
        settings.setProperty("linq.dead-letter", folder.resolve("dead-letter").toString());
        settings.setProperty("linq.ledger.url", "jdbc:sqlite:" + folder.resolve("ledger.db"));
        settings.setProperty("linq.quiet-period", "50ms");
        return settings;
    }
}
