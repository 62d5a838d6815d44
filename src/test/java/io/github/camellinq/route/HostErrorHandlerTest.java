package io.github.camellinq.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camellinq.api.LinqUnavailableException;
import io.github.camellinq.media.Content;
import io.github.camellinq.sandbox.Call;
import io.github.camellinq.sandbox.Fault;
import io.github.camellinq.sandbox.ReceivedMessage;
import io.github.camellinq.sandbox.SandboxExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A host's error handler holds in the kamelets too: what it repeats there is the one step that failed, not the whole kamelet. */
class HostErrorHandlerTest extends CamelTestSupport {
    private static final Path SONG = Path.of("src/test/resources/samples/song.m4a");

    @RegisterExtension
    static final SandboxExtension linq = SandboxExtension.start();

    @Override
    protected CamelContext createCamelContext() throws Exception {
        camelContextConfiguration().withUseOverridePropertiesWithPropertiesComponent(HostSettings.of(linq));
        return super.createCamelContext();
    }

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(deadLetterChannel("mock:dead")
                        .maximumRedeliveries(2)
                        .redeliveryDelay(0)
                        .logExhausted(false));
                from("direct:send")
                        .to(
                                "kamelet:linq-upload-action?fileName=song.m4a",
                                "kamelet:linq-message-sink?to=+15551234567");
                from("direct:memo").to("kamelet:linq-upload-action?fileName=song.m4a", "kamelet:linq-voice-memo-sink");
                from("direct:get").to("kamelet:linq-attachment-get-action");
            }
        };
    }

    @ParameterizedTest
    @EnumSource(names = {"REGISTER", "PUT", "SEND"})
    void call_that_failed_is_repeated_as_it_was(Call call) throws Exception {
        linq.sandbox().faults().add(call, Fault.status(503, "out"), 2);

        Exchange exchange = send("direct:send", Map.of());

        assertThat(dead()).isEmpty();
        assertThat(linq.messages())
                .singleElement()
                .extracting(message -> message.attachment().sha256())
                .isEqualTo(Sha256.of(Content.of(SONG)));
        assertThat(exchange.getVariables()).isEmpty();
    }

    @Test
    void voice_memo_and_inquiry_that_failed_are_repeated_as_they_were() throws Exception {
        send("direct:send", Map.of());
        ReceivedMessage first = linq.messages().get(0);
        linq.sandbox().faults().next(Call.VOICE_MEMO, Fault.status(503, "out"));
        linq.sandbox().faults().next(Call.GET_ATTACHMENT, Fault.status(503, "out"));

        send("direct:memo", Map.of(LinqHeaders.CHAT_ID, first.chatId()));
        Exchange asked = send(
                "direct:get",
                Map.of(LinqHeaders.ATTACHMENT_ID, first.attachment().id()));

        assertThat(dead()).isEmpty();
        assertThat(linq.messages()).hasSize(2);
        assertThat(asked.getMessage().getHeader(LinqHeaders.ATTACHMENT_STATUS)).isEqualTo("complete");
    }

    @ParameterizedTest
    @EnumSource(names = {"REGISTER", "PUT", "SEND"})
    void what_failed_in_the_end_goes_to_the_hosts_dead_letters_with_its_body(Call call) throws Exception {
        linq.sandbox().faults().add(call, Fault.status(503, "out"), 3);

        send("direct:send", Map.of());

        assertThat(getMockEndpoint("mock:dead").getExchanges()).singleElement().satisfies(dead -> {
            assertThat(dead.getProperty(Exchange.EXCEPTION_CAUGHT)).isInstanceOf(LinqUnavailableException.class);
            assertThat(dead.getMessage().getBody(byte[].class)).isEqualTo(Files.readAllBytes(SONG));
            assertThat(dead.getVariables().toString()).doesNotContain("X-Amz-Signature");
        });
        assertThat(linq.messages()).isEmpty();
    }

    /** Why the host's handler gave up. */
    private List<Exception> dead() {
        return getMockEndpoint("mock:dead").getExchanges().stream()
                .map(exchange -> exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class))
                .toList();
    }

    private Exchange send(String route, Map<String, Object> headers) {
        return template.request(route, exchange -> {
            exchange.getMessage().setBody(SONG);
            exchange.getMessage().setHeaders(new HashMap<>(headers));
        });
    }
}
