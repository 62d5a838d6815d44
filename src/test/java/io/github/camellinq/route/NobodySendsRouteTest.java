package io.github.camellinq.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Properties;
import org.junit.jupiter.api.Test;

/** A host starts without a sending line, as its own routes may name one: where none does, files wait and the log says why. */
class NobodySendsRouteTest extends ShippedRoutes {

    @Override
    void settings(Properties settings) {
        settings.remove("linq.from");
        settings.setProperty("linq.retry.delay", "100ms");
        settings.setProperty("linq.retry.max-delay", "100ms");
        settings.setProperty("linq.retry.max-waiting", "2");
    }

    @Test
    void files_wait_and_the_log_says_what_is_missing() throws Exception {
        try (LogLines waiting = LogLines.of(Postpone.class);
                LogLines pauses = LogLines.of(Pauses.class)) {
            for (int file = 0; file < 5; file++) {
                drop("+1555123000" + file + "/note.txt", ("hello " + file).getBytes());
            }

            await().until(() -> !pauses.containing("The intake pauses").isEmpty());

            assertThat(pauses.containing("there is no line to send from: set linq.from"))
                    .hasSize(1);
            assertThat(waiting.containing("there is no line to send from: set linq.from"))
                    .isNotEmpty();
            assertThat(linq.sandbox().requests())
                    .noneMatch(request -> request.path().contains("/v3/chats"));
            assertThat(deadLetter()).doesNotExist();
        }
    }
}
