package io.github.camellinq.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camellinq.sandbox.Call;
import io.github.camellinq.sandbox.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a file where an application wrote the step that sends, and others around {@code deliver}, without a thought of failures. */
class OwnSendStepTest extends OwnSendSteps {
    private final AtomicInteger handled = new AtomicInteger();

    @Test
    void refused_message_is_set_aside_at_once() throws Exception {
        linq.sandbox().faults().next(Call.SEND, Fault.status(403, 2024));

        try (DefaultCamelContext context = context()) {
            context.addRoutes(plainSend());
            context.start();
            drop();

            assertThat(awaitReport().path("reason").asText()).isEqualTo("opted-out");
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
            awaitDelivered();
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

            assertThat(awaitReport().path("reason").asText()).isEqualTo("opted-out");
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
                    !log.containing("a file may go to direct:deliver only once").isEmpty());
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

            await().until(() -> !log.containing("is not put away because no step has sent it")
                    .isEmpty());
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

            assertThat(awaitReport().path("message").asText()).contains("CamelLinqVoiceMemo is 'yes'", "true, false");
        }
    }
}
