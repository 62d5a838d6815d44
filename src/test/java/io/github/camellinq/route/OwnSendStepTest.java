package io.github.camellinq.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camellinq.api.Json;
import io.github.camellinq.api.LinqUnavailableException;
import io.github.camellinq.sandbox.Call;
import io.github.camellinq.sandbox.Fault;
import io.github.camellinq.sandbox.ReceivedMessage;
import io.github.camellinq.sandbox.SandboxExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of steps that an application wrote around {@code deliver}, or for it, without a thought of failures. */
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
            context.addRoutes(plainSend());
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
            context.addRoutes(plainSend());
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

    @Test
    void second_message_of_a_send_step_is_a_message_of_its_own() throws Exception {
        linq.sandbox().faults().next(Call.SEND, Fault.resetAfter());

        try (DefaultCamelContext context = context()) {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:send-message")
                            .routeId("send-message")
                            .to("kamelet:linq-message-sink")
                            .to("kamelet:linq-message-sink?text=P.S.")
                            .setHeader(LinqHeaders.TO, constant("+15559990000"))
                            .to("kamelet:linq-message-sink");
                }
            });
            context.start();
            drop();

            await().until(() -> Files.exists(folder.resolve("done/+15551234567/note.txt")));
        }
        assertThat(linq.messages())
                .extracting(message -> message.to().get(0) + " " + message.text())
                .containsExactly("+15551234567 null", "+15551234567 P.S.", "+15559990000 null");
        assertThat(linq.messages()).extracting(ReceivedMessage::idempotencyKey).doesNotHaveDuplicates();
    }

    @Test
    void each_branch_of_a_send_step_is_a_message_of_its_own_and_the_same_at_the_next_visit() throws Exception {
        linq.sandbox().faults().next(Call.SEND, Fault.resetAfter());

        try (DefaultCamelContext context = context()) {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:send-message")
                            .routeId("send-message")
                            .multicast()
                            .parallelProcessing()
                            .stopOnException()
                            .to("kamelet:linq-message-sink", "kamelet:linq-message-sink?text=P.S.");
                }
            });
            context.start();
            drop();

            await().until(() -> Files.exists(folder.resolve("done/+15551234567/note.txt")));
        }
        assertThat(linq.messages()).extracting(ReceivedMessage::text).containsExactlyInAnyOrder(null, "P.S.");
    }

    @Test
    void message_with_a_file_of_its_own_in_a_send_step_is_sent_once_over_several_visits() throws Exception {
        AtomicInteger visits = new AtomicInteger();
        try (DefaultCamelContext context = context()) {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:send-message")
                            .routeId("send-message")
                            .to("direct:cover")
                            .process(exchange -> failFirst(visits))
                            .to("kamelet:linq-message-sink");
                    from("direct:cover")
                            .errorHandler(noErrorHandler())
                            .setProperty("attachment", header(LinqHeaders.ATTACHMENT_ID))
                            .setBody(constant("A cover note"))
                            .to("kamelet:linq-upload-action?fileName=cover.txt")
                            .to("kamelet:linq-message-sink?text=cover")
                            .setHeader(LinqHeaders.ATTACHMENT_ID, exchangeProperty("attachment"));
                }
            });
            context.start();
            drop();

            await().until(() -> Files.exists(folder.resolve("done/+15551234567/note.txt")));
        }
        assertThat(visits).hasValue(2);
        assertThat(linq.messages()).extracting(ReceivedMessage::text).containsExactly("cover", null);
    }

    @Test
    void message_beside_the_delivery_does_not_take_its_key() throws Exception {
        try (DefaultCamelContext context = context()) {
            context.addRoutes(plainSend());
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("kamelet:linq-folder-source?directory=" + folder.resolve("tapped"))
                            .wireTap("direct:announce")
                            .to("direct:deliver");
                    from("kamelet:linq-folder-source?directory=" + folder.resolve("branched"))
                            .multicast()
                            .to("direct:announce", "direct:deliver");
                    from("direct:announce")
                            .setBody(constant("A file came"))
                            .to("kamelet:linq-upload-action?fileName=news.txt")
                            .to("kamelet:linq-message-sink?text=news");
                }
            });
            context.start();
            for (String watched : List.of("tapped", "branched")) {
                Path inbox = Files.createDirectories(folder.resolve(watched + "/+15551234567"));
                Files.writeString(inbox.resolve(watched + ".txt"), watched);
            }

            linq.awaitMessages(4);
        }
        assertThat(linq.messages())
                .extracting(ReceivedMessage::text)
                .containsExactlyInAnyOrder("news", "news", null, null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"multicast", "multicast in turn", "split", "list", "dynamic", "loop", "try"})
    void refusal_in_a_branch_of_a_send_step_sets_the_file_aside(String kind) throws Exception {
        linq.sandbox().faults().add(Call.SEND, Fault.status(403, 2024), 50);

        try (DefaultCamelContext context = context()) {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    var step = from("direct:send-message").routeId("send-message");
                    String sink = "kamelet:linq-message-sink";
                    switch (kind) {
                        case "multicast" -> step.multicast().stopOnException().to(sink, sink + "?text=P.S.");
                        case "multicast in turn" -> step.multicast().to(sink, sink + "?text=P.S.");
                        case "split" -> step.split(constant(List.of("1", "2"))).to(sink);
                        case "list" -> step.recipientList(constant(sink + "?noErrorHandler=true"));
                        case "dynamic" -> step.toD(sink + "?noErrorHandler=true");
                        case "loop" -> step.loop(2).to(sink);
                        default -> step.doTry().to(sink).doFinally().setProperty("tried", constant(true));
                    }
                }
            });
            context.start();
            drop();

            Path report = folder.resolve("dead-letter/+15551234567/note.txt.error.json");
            await().until(() -> Files.exists(report));
            assertThat(Json.MAPPER.readTree(report.toFile()).path("reason").asText())
                    .isEqualTo("opted-out");
        }
        linq.sandbox().faults().clear();
    }

    @Test
    void second_delivery_of_a_file_in_one_visit_is_an_error_that_says_what_to_do() throws Exception {
        try (DefaultCamelContext context = context();
                LogLines log = LogLines.of(Postpone.class)) {
            context.addRoutes(plainSend());
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("kamelet:linq-folder-source?directory=" + folder.resolve("twice"))
                            .to("direct:deliver")
                            .setHeader(LinqHeaders.TO, constant("+15559990000"))
                            .to("direct:deliver");
                }
            });
            context.start();
            Path twice = Files.createDirectories(folder.resolve("twice/+15551234567"));
            Files.writeString(twice.resolve("note.txt"), "hello");

            await().until(() ->
                    !log.containing("a file goes to direct:deliver once").isEmpty());
            assertThat(linq.messages()).hasSize(1);
            assertThat(LinqService.of(context).ledger().waiting()).isZero();
        }
    }

    @Test
    void what_no_step_has_sent_is_not_put_away() throws Exception {
        try (DefaultCamelContext context = context();
                LogLines log = LogLines.of(Postpone.class)) {
            context.getRegistry().bind("linqClaim", new ClaimsNothing());
            context.addRoutes(plainSend());
            context.start();
            drop();

            await().until(() ->
                    !log.containing("is not put away, as no step has sent it").isEmpty());
            assertThat(folder.resolve("inbox/+15551234567/note.txt")).exists();
        }
        assertThat(linq.messages()).isEmpty();
    }

    /** In place of {@code linqClaim}, by somebody who has not read what that says. */
    public static class ClaimsNothing {
        public void claim(Exchange exchange) {
            exchange.setProperty("seen", true);
        }
    }

    @Test
    void wish_for_a_voice_memo_that_is_not_understood_is_refused() throws Exception {
        try (DefaultCamelContext context = context()) {
            context.addRoutes(plainSend());
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("kamelet:linq-folder-source?directory=" + folder.resolve("memos"))
                            .setHeader(LinqHeaders.VOICE_MEMO, constant("yes"))
                            .to("direct:deliver");
                }
            });
            context.start();
            Path memos = Files.createDirectories(folder.resolve("memos/+15551234567"));
            Files.writeString(memos.resolve("note.txt"), "hello");

            Path report = folder.resolve("dead-letter/+15551234567/note.txt.error.json");
            await().until(() -> Files.exists(report));
            assertThat(Json.MAPPER.readTree(report.toFile()).path("message").asText())
                    .contains("CamelLinqVoiceMemo is 'yes'", "true, false");
        }
    }

    private static void failFirst(AtomicInteger times) {
        if (times.incrementAndGet() == 1) {
            throw new LinqUnavailableException("on purpose", null);
        }
    }

    private static RouteBuilder plainSend() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:send-message").routeId("send-message").to("kamelet:linq-message-sink");
            }
        };
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
