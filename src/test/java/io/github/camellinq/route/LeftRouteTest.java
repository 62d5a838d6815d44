package io.github.camellinq.route;

import static org.awaitility.Awaitility.await;

import io.github.camellinq.sandbox.Call;
import io.github.camellinq.sandbox.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** A route of an integrator that leaves files where they are, as one does that filters before it delivers. */
class LeftRouteTest extends ShippedRoutes {

    @Override
    void settings(Properties settings) {
        settings.setProperty("linq.retry.delay", "200ms");
        settings.setProperty("linq.retry.max-delay", "800ms");
        settings.setProperty("own.left", folder.resolve("left").toString());
    }

    @Override
    List<Path> ownRoutes() {
        return List.of(Path.of("src/test/resources/own-routes/left.camel.yaml"));
    }

    @Test
    void file_that_its_route_leaves_does_not_keep_others_from_trying_after_a_pause() throws Exception {
        try (LogLines log = LogLines.ofOurs()) {
            linq.sandbox().faults().add(Call.REGISTER, Fault.status(401, 2004), 1_000_000);
            drop("+15551230001/note.txt", "hello".getBytes());
            await().until(() -> !log.containing("The intake pauses").isEmpty());
            Files.writeString(folder.resolve("left/report.txt"), "stays");
            await().until(() -> !log.containing("looked at report.txt").isEmpty());

            linq.sandbox().faults().clear();

            awaitFile(done().resolve("+15551230001/note.txt"));
        }
    }
}
