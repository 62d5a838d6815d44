package io.github.camellinq.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camellinq.api.LinqUnavailableException;
import io.github.camellinq.sandbox.Call;
import io.github.camellinq.sandbox.Fault;
import io.github.camellinq.sandbox.ReceivedMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** Several messages of one file, by a step that an application wrote: each is sent, and sent once, over however many visits. */
class OwnMessagesTest extends OwnSendSteps {

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

            awaitDelivered();
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

            awaitDelivered();
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

            awaitDelivered();
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

    private static void failFirst(AtomicInteger times) {
        if (times.incrementAndGet() == 1) {
            throw new LinqUnavailableException("on purpose", null);
        }
    }
}
