package io.github.camellinq.route;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Properties;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A context that was stopped is started once more. */
class RestartTest {

    @TempDir
    Path folder;

    @Test
    void packed_routes_say_that_they_cannot_and_what_can_be_done() throws Exception {
        Properties settings = new Properties();
        settings.setProperty("linq.routes", "watch-folder,deliver,send-message,dead-letter");
        settings.setProperty("linq.api-key", "any");
        settings.setProperty("linq.inbox", folder.resolve("inbox").toString());
        settings.setProperty("linq.done", folder.resolve("done").toString());
        settings.setProperty("linq.dead-letter", folder.resolve("dead-letter").toString());
        settings.setProperty("linq.ledger.url", "jdbc:sqlite:" + folder.resolve("ledger.db"));
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.getPropertiesComponent().setOverrideProperties(settings);
            context.start();
            context.stop();

            assertThatThrownBy(context::start)
                    .hasMessageContaining("cannot be started again after it was stopped: suspend and resume it");
        }
    }

    @Test
    void context_that_uses_nothing_of_ours_starts_again() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.start();
            context.stop();

            assertThatCode(context::start).doesNotThrowAnyException();
        }
    }
}
