package io.github.camellinq.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camellinq.api.Json;
import io.github.camellinq.sandbox.Call;
import io.github.camellinq.sandbox.Fault;
import io.github.camellinq.sandbox.SandboxExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the failures of a send step that an application wrote without a thought of them. */
class OwnSendStepTest {

    @RegisterExtension
    static final SandboxExtension linq = SandboxExtension.start();

    @TempDir
    Path folder;

    private final AtomicInteger handled = new AtomicInteger();

    @Test
    void refused_message_is_set_aside_at_once() throws Exception {
        linq.sandbox().faults().next(Call.SEND, Fault.status(403, 2024));

        try (DefaultCamelContext context = context()) {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:send-message").routeId("send-message").to("kamelet:linq-message-sink");
                }
            });
            context.start();
            drop();

            Path report = folder.resolve("dead-letter/+15551234567/note.txt.error.json");
            await().until(() -> Files.exists(report));
            assertThat(Json.MAPPER.readTree(report.toFile()).path("reason").asText())
                    .isEqualTo("opted-out");
        }
    }

    @Test
    void outage_leaves_the_file_for_the_next_visit() throws Exception {
        linq.sandbox().faults().next(Call.SEND, Fault.status(503, 4004));

        try (DefaultCamelContext context = context()) {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:send-message").routeId("send-message").to("kamelet:linq-message-sink");
                }
            });
            context.start();
            drop();

            linq.awaitMessages(1);
            await().until(() -> Files.exists(folder.resolve("done/+15551234567/note.txt")));
        }
    }

    @Test
    void handling_that_the_route_has_is_left_to_it() throws Exception {
        linq.sandbox().faults().next(Call.SEND, Fault.status(403, 2024));

        try (DefaultCamelContext context = context()) {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:send-message")
                            .routeId("send-message")
                            .onException(Exception.class)
                            .process(exchange -> handled.incrementAndGet())
                            .end()
                            .to("kamelet:linq-message-sink?noErrorHandler=true");
                }
            });
            context.start();
            drop();

            await().untilAsserted(() -> assertThat(handled).hasPositiveValue());
        }
    }

    private void drop() throws Exception {
        Path inbox = Files.createDirectories(folder.resolve("inbox/+15551234567"));
        Files.writeString(inbox.resolve("note.txt"), "hello");
    }

    private DefaultCamelContext context() {
        Properties settings = new Properties();
        settings.setProperty("linq.base-url", linq.baseUrl().toString());
        settings.setProperty("linq.api-key", linq.apiKey());
        settings.setProperty("linq.from", "+15550000000");
        settings.setProperty("linq.routes", "watch-folder,deliver,dead-letter");
        settings.setProperty("linq.inbox", folder.resolve("inbox").toString());
        settings.setProperty("linq.done", folder.resolve("done").toString());
        settings.setProperty("linq.dead-letter", folder.resolve("dead-letter").toString());
        settings.setProperty("linq.ledger.url", "jdbc:sqlite:" + folder.resolve("ledger.db"));
        settings.setProperty("linq.quiet-period", "50ms");
        settings.setProperty("linq.retry.delay", "100ms");
        DefaultCamelContext context = new DefaultCamelContext();
        context.getPropertiesComponent().setOverrideProperties(settings);
        return context;
    }
}
