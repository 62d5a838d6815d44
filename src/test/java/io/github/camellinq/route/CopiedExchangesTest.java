package io.github.camellinq.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camellinq.sandbox.ReceivedMessage;
import io.github.camellinq.sandbox.SandboxExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each message arrives that a route sends, and arrives once, whatever Camel makes copies of and repeats on the way. */
class CopiedExchangesTest extends CamelTestSupport {
    private static final String UPLOAD = "kamelet:linq-upload-action?fileName=note.txt";
    private static final String ANN = "+15551234567";
    private static final String BOB = "+15557654321";

    @RegisterExtension
    static final SandboxExtension linq = SandboxExtension.start();

    private final AtomicInteger failures = new AtomicInteger();

    @BeforeEach
    void failOnce() {
        failures.set(0);
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        camelContextConfiguration().withUseOverridePropertiesWithPropertiesComponent(HostSettings.of(linq));
        return super.createCamelContext();
    }

    private static String sink(String handle, String text) {
        return "kamelet:linq-message-sink?to=" + handle + (text.isEmpty() ? "" : "&text=" + text);
    }

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:multicast")
                        .to(UPLOAD, sink(ANN, "1"))
                        .multicast()
                        .to(sink(ANN, "2"), sink(ANN, "3"))
                        .end()
                        .multicast()
                        .parallelProcessing()
                        .to(sink(ANN, "4"), sink(ANN, "5"));
                from("direct:split")
                        .to(UPLOAD, sink(ANN, ""))
                        .split(constant(List.of("1", "2", "2")))
                        .setHeader(LinqHeaders.TEXT, body())
                        .to(sink(ANN, ""));
                from("direct:split-with-uploads")
                        .to(UPLOAD, sink(ANN, ""))
                        .split(constant(List.of("one", "two", "ten")))
                        .to(UPLOAD, sink(ANN, ""));
                from("direct:tap")
                        .to(UPLOAD, sink(ANN, "1"))
                        .wireTap("direct:tapped")
                        .to(sink(ANN, "2"));
                from("direct:tapped").to(sink(ANN, "3"));
                from("direct:loop").to(UPLOAD).loop(3).to(sink(ANN, "again"));
                from("direct:two-with-one-key").to(UPLOAD).multicast().to(sink(ANN, ""), sink(BOB, ""));
                from("direct:list-with-one-key")
                        .to(UPLOAD)
                        .recipientList(constant(sink(ANN, "") + ";" + sink(BOB, "")), ";");
                from("direct:split-of-one-key")
                        .split(constant(List.of("one", "two", "ten")))
                        .to(UPLOAD, sink(ANN, ""));
                from("direct:split-with-the-time-in-its-words")
                        .split(constant(List.of("one", "two")))
                        .setHeader(LinqHeaders.IDEMPOTENCY_KEY, simple("order-5-${exchangeProperty.CamelSplitIndex}"))
                        .setHeader(LinqHeaders.TEXT, () -> "at " + System.nanoTime())
                        .to(UPLOAD, sink(ANN, ""));
                from("direct:two-of-each-part")
                        .split(constant(List.of("one", "two")))
                        .to(UPLOAD, sink(ANN, "1"), sink(ANN, "2"));
                from("direct:split-of-one-attachment")
                        .to(sink(ANN, "0"))
                        .split(constant(List.of("1", "2")))
                        .setHeader(LinqHeaders.TEXT, body())
                        .to(sink(ANN, ""));
                from("direct:branches-of-one-key").multicast().to("direct:branch-with-upload", sink(BOB, "given"));
                from("direct:branch-with-upload").setBody(constant("another")).to(UPLOAD, sink(ANN, "uploaded"));
                from("direct:uploads-only").to(UPLOAD);
                from("direct:repeated")
                        .errorHandler(
                                defaultErrorHandler().maximumRedeliveries(3).redeliveryDelay(0))
                        .to(UPLOAD, "direct:fails-after-it-sent");
                from("direct:fails-after-it-sent")
                        .errorHandler(noErrorHandler())
                        .to(sink(ANN, "1"), sink(ANN, "2"))
                        .process(exchange -> failOnceMore());
                from("direct:repeated-with-its-upload")
                        .errorHandler(
                                defaultErrorHandler().maximumRedeliveries(3).redeliveryDelay(0))
                        .to("direct:fails-after-all");
                from("direct:fails-after-all")
                        .errorHandler(noErrorHandler())
                        .to(UPLOAD, sink(ANN, "1"))
                        .process(exchange -> failOnceMore());
            }
        };
    }

    private void failOnceMore() {
        if (failures.incrementAndGet() == 1) {
            throw new IllegalStateException("on purpose");
        }
    }

    @Test
    void each_branch_sends_a_message_of_its_own() {
        template.sendBody("direct:multicast", "hello");

        assertThat(texts()).containsExactlyInAnyOrder("1", "2", "3", "4", "5");
    }

    @Test
    void each_part_sends_a_message_of_its_own() {
        template.sendBody("direct:split", "hello");

        assertThat(texts()).containsExactly("null", "1", "2", "2");
    }

    @Test
    void each_part_with_a_file_of_its_own_is_sent() {
        template.sendBody("direct:split-with-uploads", "hello");

        assertThat(linq.messages().stream()
                        .map(message -> message.attachment().sha256())
                        .distinct())
                .hasSize(4);
    }

    @Test
    void tapped_copy_sends_a_message_of_its_own() {
        template.sendBody("direct:tap", "hello");

        linq.awaitMessages(3);
        assertThat(texts()).containsExactlyInAnyOrder("1", "2", "3");
    }

    @Test
    void each_round_of_a_loop_sends_a_message_of_its_own() {
        template.sendBody("direct:loop", "hello");

        assertThat(texts()).containsExactly("again", "again", "again");
    }

    @Test
    void one_key_for_several_recipients_is_a_message_to_each_and_the_same_when_it_comes_again() {
        for (String route : List.of("direct:two-with-one-key", "direct:list-with-one-key")) {
            for (int time = 0; time < 2; time++) {
                template.sendBodyAndHeader(route, "hello", LinqHeaders.IDEMPOTENCY_KEY, "order-1 by " + route);
            }
        }

        // Each upload of the same file is another attachment, and the message is the same.
        assertThat(linq.messages())
                .extracting(message -> message.to().get(0))
                .containsExactlyInAnyOrder(ANN, BOB, ANN, BOB);
    }

    @Test
    void key_that_was_set_before_the_parts_were_made_is_a_message_of_each() {
        for (int time = 0; time < 2; time++) {
            template.sendBodyAndHeader("direct:split-of-one-key", "hello", LinqHeaders.IDEMPOTENCY_KEY, "order-3");
        }

        assertThat(linq.messages()).hasSize(3);
    }

    @Test
    void further_messages_of_a_part_are_none_of_another_part() {
        for (int time = 0; time < 2; time++) {
            template.sendBodyAndHeader("direct:two-of-each-part", "hello", LinqHeaders.IDEMPOTENCY_KEY, "order-6");
        }

        assertThat(texts()).containsExactly("1", "2", "1", "2");
    }

    @Test
    void key_of_a_part_holds_when_its_words_are_others() {
        for (int time = 0; time < 2; time++) {
            template.sendBody("direct:split-with-the-time-in-its-words", "hello");
        }

        assertThat(linq.messages()).hasSize(2);
    }

    @Test
    void parts_and_branches_of_an_attachment_that_is_given_are_messages_of_their_own() {
        String id = template.request(
                        "direct:uploads-only", exchange -> exchange.getMessage().setBody("hello"))
                .getMessage()
                .getHeader(LinqHeaders.ATTACHMENT_ID, String.class);

        template.sendBodyAndHeader("direct:split-of-one-attachment", "hello", LinqHeaders.ATTACHMENT_ID, id);
        template.sendBodyAndHeaders(
                "direct:branches-of-one-key",
                "hello",
                Map.of(LinqHeaders.ATTACHMENT_ID, id, LinqHeaders.IDEMPOTENCY_KEY, "order-4"));

        assertThat(texts()).containsExactly("0", "1", "2", "uploaded", "given");
    }

    @Test
    void what_a_redelivery_repeats_is_not_sent_again() {
        template.sendBody("direct:repeated", "hello");
        failures.set(0);
        template.sendBodyAndHeader("direct:repeated", "hello", LinqHeaders.IDEMPOTENCY_KEY, "order-2");

        assertThat(failures).hasValue(2);
        assertThat(texts()).containsExactly("1", "2", "1", "2");
        assertThat(keys().get(2)).isEqualTo("order-2");
    }

    @Test
    void what_a_redelivery_repeats_with_its_upload_is_not_sent_again() {
        template.sendBody("direct:repeated-with-its-upload", "hello");

        assertThat(failures).hasValue(2);
        assertThat(linq.messages()).hasSize(1);
    }

    private List<String> texts() {
        return new ArrayList<>(
                linq.messages().stream().map(message -> "" + message.text()).toList());
    }

    private List<String> keys() {
        return linq.messages().stream().map(ReceivedMessage::idempotencyKey).toList();
    }
}
