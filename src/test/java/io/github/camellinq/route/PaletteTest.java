package io.github.camellinq.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camellinq.api.LinqRejectedException;
import io.github.camellinq.api.LinqUnavailableException;
import io.github.camellinq.api.Reason;
import io.github.camellinq.sandbox.Call;
import io.github.camellinq.sandbox.Fault;
import io.github.camellinq.sandbox.ReceivedMessage;
import io.github.camellinq.sandbox.SandboxExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The kamelets that no shipped route uses, in a plain CamelContext, as they reach the wire. */
class PaletteTest extends CamelTestSupport {

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
                errorHandler(noErrorHandler());
                from("direct:upload").to("kamelet:linq-upload-action");
                from("direct:send").to("kamelet:linq-message-sink?to=+15551234567");
                from("direct:festive").to("kamelet:linq-message-sink?to=+15551234567&effect=slam&preferredService=SMS");
                from("direct:memo").to("kamelet:linq-voice-memo-sink");
                from("direct:get").to("kamelet:linq-attachment-get-action");
                from("direct:delete").to("kamelet:linq-attachment-delete-action");
            }
        };
    }

    @Test
    void voice_memo_reaches_the_chat_and_the_body_stays() throws Exception {
        String chat = chat();
        Exchange memo = upload("song.m4a");
        Object body = memo.getMessage().getBody();
        memo.getMessage().setHeader(LinqHeaders.CHAT_ID, chat);

        template.send("direct:memo", memo);

        assertThat(memo.getException()).isNull();
        ReceivedMessage received = linq.messages().get(1);
        assertThat(received.chatId()).isEqualTo(chat);
        assertThat(received.from()).isEqualTo("+15550000000");
        assertThat(received.parts().get(0).type()).isEqualTo("voice_memo");
        assertThat(received.attachment().contentType()).isEqualTo("audio/x-m4a");
        assertThat(memo.getMessage().getHeader(LinqHeaders.MESSAGE_ID)).isEqualTo(received.messageId());
        assertThat(memo.getMessage().getBody()).isSameAs(body);
        assertThat(memo.getVariables()).isEmpty();
    }

    @Test
    void effect_and_service_come_from_header_or_property_and_wrong_words_send_nothing() throws Exception {
        Exchange first = upload("picture.png");
        first.getMessage().setHeader(LinqHeaders.REPLY_TO, "550e8400-e29b-41d4-a716-446655440000/1");
        template.send("direct:festive", first);
        Exchange second = upload("picture.png");
        second.getMessage().setHeader(LinqHeaders.EFFECT, "confetti");
        template.send("direct:festive", second);

        assertThat(linq.messages())
                .extracting(message -> message.effect().name() + " " + message.service() + " " + message.replyTo())
                .containsExactly(
                        "slam SMS " + new ReceivedMessage.Reply("550e8400-e29b-41d4-a716-446655440000", 1),
                        "confetti SMS null");
        for (String header : List.of(LinqHeaders.EFFECT, LinqHeaders.REPLY_TO, LinqHeaders.PREFERRED_SERVICE)) {
            Exchange wrong = upload("picture.png");
            wrong.getMessage().setHeader(header, "nothing");
            template.send("direct:festive", wrong);
            assertThat(wrong.getException())
                    .isInstanceOfSatisfying(LinqRejectedException.class, rejected -> assertThat(rejected.reason())
                            .isEqualTo(Reason.BAD_INSTRUCTIONS))
                    .hasMessageStartingWith(header + " is 'nothing': ");
        }
        assertThat(linq.messages()).hasSize(2);
    }

    @Test
    void voice_memo_to_a_number_is_refused_before_anything_is_asked() {
        Exchange memo = request(
                "direct:memo",
                Map.of(LinqHeaders.ATTACHMENT_ID, UUID.randomUUID().toString(), LinqHeaders.TO, "+15551234567"));

        assertThat(memo.getException())
                .isInstanceOfSatisfying(LinqRejectedException.class, rejected -> assertThat(rejected.reason())
                        .isEqualTo(Reason.BAD_RECIPIENT))
                .hasMessageContaining("CamelLinqChatId");
        assertThat(linq.requests()).isEmpty();
    }

    @Test
    void voice_memo_that_is_no_audio_is_rejected_for_its_type() throws Exception {
        String chat = chat();
        Exchange memo = upload("picture.png");
        memo.getMessage().setHeader(LinqHeaders.CHAT_ID, chat);

        template.send("direct:memo", memo);

        assertThat(memo.getException())
                .isInstanceOfSatisfying(LinqRejectedException.class, rejected -> assertThat(rejected.reason())
                        .isEqualTo(Reason.UNSUPPORTED_TYPE));
    }

    @Test
    void voice_memo_whose_answer_is_lost_may_have_been_sent() throws Exception {
        String chat = chat();
        Exchange memo = upload("song.m4a");
        memo.getMessage().setHeader(LinqHeaders.CHAT_ID, chat);
        linq.sandbox().faults().next(Call.VOICE_MEMO, Fault.resetAfter());

        template.send("direct:memo", memo);

        assertThat(memo.getException()).isInstanceOf(LinqUnavailableException.class);
    }

    @Test
    void attachment_that_is_asked_for_says_what_it_is() throws Exception {
        String id = upload("picture.png").getMessage().getHeader(LinqHeaders.ATTACHMENT_ID, String.class);

        Exchange asked = request("direct:get", Map.of(LinqHeaders.ATTACHMENT_ID, id));

        assertThat(asked.getException()).isNull();
        assertThat(asked.getMessage().getHeaders())
                .containsEntry(LinqHeaders.ATTACHMENT_STATUS, "complete")
                .containsEntry(LinqHeaders.FILE_NAME, "picture.png")
                .containsEntry(LinqHeaders.CONTENT_TYPE, "image/png")
                .containsEntry(LinqHeaders.SIZE, Files.size(sample("picture.png")))
                .containsKey(LinqHeaders.DOWNLOAD_URL);
        assertThat(asked.getMessage().getBody()).isEqualTo("the body");
        assertThat(asked.getVariables()).isEmpty();
    }

    @Test
    void description_of_another_attachment_does_not_apply_to_the_next_upload() throws Exception {
        String id = upload("picture.png").getMessage().getHeader(LinqHeaders.ATTACHMENT_ID, String.class);
        Exchange exchange = request("direct:get", Map.of(LinqHeaders.ATTACHMENT_ID, id));
        exchange.getMessage().setBody("a,b\n1,2\n");
        exchange.getMessage().setHeader(Exchange.FILE_NAME, "table.csv");

        template.send("direct:upload", exchange);
        template.send("direct:send", exchange);

        assertThat(linq.messages().get(0).attachment().filename()).isEqualTo("table.csv");
        assertThat(linq.messages().get(0).attachment().contentType()).isEqualTo("text/csv");
    }

    @Test
    void attachment_that_is_deleted_is_gone_and_deleting_it_again_is_no_fault() throws Exception {
        String id = upload("picture.png").getMessage().getHeader(LinqHeaders.ATTACHMENT_ID, String.class);

        Exchange first = request("direct:delete", Map.of(LinqHeaders.ATTACHMENT_ID, id));
        Exchange second = request("direct:delete", Map.of(LinqHeaders.ATTACHMENT_ID, id));

        assertThat(first.getException()).isNull();
        assertThat(first.getMessage().getHeader(LinqHeaders.ATTACHMENT_STATUS)).isEqualTo("deleted");
        assertThat(second.getException()).isNull();
        assertThat(second.getMessage().getHeader(LinqHeaders.ATTACHMENT_STATUS)).isEqualTo("unknown");
        assertThat(request("direct:get", Map.of(LinqHeaders.ATTACHMENT_ID, id)).getException())
                .isInstanceOf(LinqRejectedException.class);
    }

    @Test
    void nobody_named_is_the_routes_fault_and_asks_nothing() {
        for (String step : new String[] {"direct:get", "direct:delete"}) {
            assertThat(request(step, Map.of()).getException())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(LinqHeaders.ATTACHMENT_ID);
        }
        assertThat(linq.requests()).isEmpty();
    }

    private String chat() throws Exception {
        Exchange first = upload("picture.png");
        template.send("direct:send", first);
        return linq.messages().get(0).chatId();
    }

    private Exchange upload(String name) throws Exception {
        byte[] bytes = Files.readAllBytes(sample(name));
        return template.request("direct:upload", exchange -> {
            exchange.getMessage().setBody(bytes);
            exchange.getMessage().setHeader(LinqHeaders.FILE_NAME, name);
        });
    }

    private Exchange request(String step, Map<String, Object> headers) {
        return template.request(step, exchange -> {
            exchange.getMessage().setBody("the body");
            exchange.getMessage().getHeaders().putAll(headers);
        });
    }

    private static Path sample(String name) {
        return Path.of("src/test/resources/samples", name);
    }
}
