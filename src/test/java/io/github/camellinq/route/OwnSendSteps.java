package io.github.camellinq.route;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camellinq.api.Json;
import io.github.camellinq.sandbox.SandboxExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** An application that has the packed routes but for {@code send-message}, which it writes itself. */
abstract class OwnSendSteps {

    @RegisterExtension
    static final SandboxExtension linq = SandboxExtension.start();

    @TempDir
    Path folder;

    /** The step as one writes it without a thought of failures. */
    static RouteBuilder plainSend() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:send-message").routeId("send-message").to("kamelet:linq-message-sink");
            }
        };
    }

    void drop() throws Exception {
        Path inbox = Files.createDirectories(folder.resolve("inbox/+15551234567"));
        Files.writeString(inbox.resolve("note.txt"), "hello");
    }

    void awaitDelivered() {
        await().until(() -> Files.exists(folder.resolve("done/+15551234567/note.txt")));
    }

    /** The report of the dropped file, or of another one of its name, once it is set aside. */
    JsonNode awaitReport() throws Exception {
        Path report = folder.resolve("dead-letter/+15551234567/note.txt.error.json");
        await().until(() -> Files.exists(report));
        return Json.MAPPER.readTree(report.toFile());
    }

    DefaultCamelContext context() {
        Properties settings = HostSettings.in(folder, linq);
        settings.setProperty("linq.routes", "watch-folder,deliver,dead-letter");
        settings.setProperty("linq.retry.delay", "100ms");
        DefaultCamelContext context = new DefaultCamelContext();
        context.getPropertiesComponent().setOverrideProperties(settings);
        return context;
    }
}
