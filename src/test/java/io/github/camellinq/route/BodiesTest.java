package io.github.camellinq.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camellinq.media.Content;
import io.github.camellinq.sandbox.Call;
import io.github.camellinq.sandbox.Fault;
import io.github.camellinq.sandbox.ReceivedMessage;
import io.github.camellinq.sandbox.SandboxExtension;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.Reader;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The kamelets in a plain CamelContext take whatever Camel brings as a body. */
class BodiesTest extends CamelTestSupport {

    @RegisterExtension
    static final SandboxExtension linq = SandboxExtension.start();

    private static final Path PICTURE = Path.of("src/test/resources/samples/picture.png");

    @TempDir
    Path folder;

    @Override
    protected CamelContext createCamelContext() throws Exception {
        Properties settings = new Properties();
        settings.setProperty("linq.base-url", linq.baseUrl().toString());
        settings.setProperty("linq.api-key", linq.apiKey());
        // Of the host, and nobody's recipient or words.
        Map.of(
                        "to",
                        "+15556660000",
                        "from",
                        "+15556660001",
                        "text",
                        "A host's",
                        "effect",
                        "slam",
                        "fileName",
                        "host.bin")
                .forEach(settings::setProperty);
        camelContextConfiguration().withUseOverridePropertiesWithPropertiesComponent(settings);
        return super.createCamelContext();
    }

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() throws Exception {
                from("direct:send")
                        .to("kamelet:linq-upload-action?fileName=note.txt")
                        .to("kamelet:linq-message-sink?from=+15550000000&to=+15551234567&text=A note");
                from("direct:to-two")
                        .to("kamelet:linq-upload-action?fileName=note.txt")
                        .to("kamelet:linq-message-sink?from=+15550000000&to=+15551234567")
                        .to("kamelet:linq-message-sink?from=+15550000000&to=+15557654321");
                from("direct:another-with-it")
                        .to("kamelet:linq-upload-action?fileName=note.txt")
                        .setBody(constant(Files.readAllBytes(PICTURE)))
                        .to("kamelet:linq-upload-action?fileName=picture.png")
                        .to("kamelet:linq-message-sink?from=+15550000000&to=+15551234567");
                from("direct:in-another-form")
                        .to("kamelet:linq-describe-action?fileName=note.txt")
                        .setBody(constant(Files.readAllBytes(PICTURE)))
                        .to("kamelet:linq-upload-action")
                        .to("kamelet:linq-message-sink?from=+15550000000&to=+15551234567");
                from("direct:and-on")
                        .to("kamelet:linq-upload-action?fileName=note.txt")
                        .toF("file:%s?fileName=kept.txt", folder.resolve("archive"))
                        .convertBodyTo(String.class);
                from("direct:retried")
                        .onException(Exception.class)
                        .maximumRedeliveries(3)
                        .redeliveryDelay(0)
                        .end()
                        .to("kamelet:linq-upload-action?fileName=note.txt&noErrorHandler=true")
                        .to("kamelet:linq-message-sink?from=+15550000000&to=+15551234567&noErrorHandler=true");
                from("direct:watched-over")
                        .errorHandler(deadLetterChannel("file:" + folder.resolve("archive") + "?fileName=failed.txt"))
                        .to("kamelet:linq-upload-action?fileName=note.txt&noErrorHandler=true")
                        .to("kamelet:linq-message-sink?from=+15550000000&to=+15551234567&noErrorHandler=true");
                fromF("file:%s?noop=true&initialDelay=0&delay=50", folder.resolve("watched"))
                        .to("kamelet:linq-upload-action")
                        .to("kamelet:linq-message-sink?from=+15550000000&to=+15551234567");
            }
        };
    }

    @Test
    void every_kind_of_body_is_sent_with_the_same_bytes() throws Exception {
        byte[] bytes = "The quick brown fox".getBytes(StandardCharsets.UTF_8);
        Path path = Files.write(folder.resolve("fox"), bytes);
        File file = path.toFile();
        String text = "The quick brown fox";
        Stream.of(
                        bytes,
                        text,
                        path,
                        file,
                        new ByteArrayInputStream(bytes),
                        Content.of(bytes),
                        new StringBuilder(text),
                        text.toCharArray(),
                        new BufferedReader(new StringReader(text)),
                        ByteBuffer.wrap(bytes))
                .forEach(body -> template.sendBody("direct:send", body));

        assertThat(linq.messages()).hasSize(10).allSatisfy(message -> {
            assertThat(message.attachment().filename()).isEqualTo("note.txt");
            assertThat(message.attachment().contentType()).isEqualTo("text/plain");
            assertThat(message.attachment().sha256()).isEqualTo(Sha256.of(Content.of(bytes)));
            assertThat(message.text()).isEqualTo("A note");
            assertThat(message.idempotencyKey()).isNotBlank();
        });
    }

    @Test
    void settings_of_the_host_do_not_reach_the_kamelets_by_their_names() throws Exception {
        Path watched = Files.createDirectories(folder.resolve("watched"));
        Files.writeString(watched.resolve("report.csv"), "a,b\n1,2\n");

        ReceivedMessage message = linq.awaitMessages(1).get(0);

        assertThat(message.to()).containsExactly("+15551234567");
        assertThat(message.text()).isNull();
        assertThat(message.effect()).isNull();
        assertThat(message.attachment().filename()).isEqualTo("report.csv");
    }

    @Test
    void each_of_two_sinks_sends_to_its_own() {
        template.sendBody("direct:to-two", "hello");

        assertThat(linq.messages())
                .extracting(message -> message.to().get(0))
                .containsExactly("+15551234567", "+15557654321");
    }

    @Test
    void second_upload_is_named_for_itself_unless_the_caller_named_it() {
        template.sendBody("direct:another-with-it", "hello");
        template.sendBodyAndHeaders(
                "direct:another-with-it",
                "hello",
                Map.of(LinqHeaders.FILE_NAME, "mine.bin", LinqHeaders.CONTENT_TYPE, "image/gif"));

        assertThat(linq.messages())
                .extracting(ReceivedMessage::attachment)
                .extracting(attachment -> attachment.filename() + " " + attachment.contentType())
                .containsExactly("picture.png image/png", "mine.bin image/gif");
    }

    @Test
    void body_that_took_another_form_is_what_it_is_now_under_its_name() {
        template.sendBody("direct:in-another-form", "hello");

        ReceivedMessage message = linq.messages().get(0);
        assertThat(message.attachment().filename()).isEqualTo("note.txt");
        assertThat(message.attachment().contentType()).isEqualTo("image/png");
    }

    @Test
    void body_can_be_written_and_read_after_the_upload() {
        assertThat(template.requestBody("direct:and-on", "Grüße")).isEqualTo("Grüße");

        assertThat(folder.resolve("archive/kept.txt")).hasContent("Grüße");
        Reader reader = context.getTypeConverter().convertTo(Reader.class, Content.of("Grüße"));
        assertThat(new BufferedReader(reader).lines()).containsExactly("Grüße");
    }

    @Test
    void message_whose_answer_was_lost_is_repeated_with_its_key_by_a_redelivery() {
        linq.sandbox().faults().next(Call.SEND, Fault.resetAfter());

        template.sendBody("direct:retried", "hello");

        assertThat(linq.requests())
                .filteredOn(request -> request.path().endsWith("/v3/chats"))
                .hasSize(2);
        assertThat(linq.messages()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"REGISTER", "PUT", "SEND"})
    void body_is_there_after_a_call_that_failed(Call call) {
        linq.sandbox().faults().next(call, Fault.status(503, "out"));

        template.sendBody("direct:watched-over", "hello");

        assertThat(folder.resolve("archive/failed.txt")).hasContent("hello");
    }

    @Test
    void text_that_looks_like_a_path_is_text() throws Exception {
        String text = Files.writeString(folder.resolve("secret"), "secret").toString();

        template.sendBody("direct:send", text);

        assertThat(linq.messages().get(0).attachment().sha256()).isEqualTo(Sha256.of(Content.of(text)));
    }

    @Test
    void long_stream_is_spooled_and_sent_whole() throws Exception {
        byte[] bytes = new byte[3_000_000];
        new Random(1).nextBytes(bytes);
        byte[] png = Files.readAllBytes(PICTURE);
        System.arraycopy(png, 0, bytes, 0, png.length);

        template.sendBodyAndHeader("direct:send", new ByteArrayInputStream(bytes), "CamelLinqFileName", "picture.png");

        ReceivedMessage message = linq.messages().get(0);
        assertThat(message.attachment().contentType()).isEqualTo("image/png");
        assertThat(message.attachment().sha256()).isEqualTo(Sha256.of(Content.of(bytes)));
    }

    @Test
    void file_of_camels_own_consumer_is_sent_under_its_name() throws Exception {
        Path watched = Files.createDirectories(folder.resolve("watched"));
        Files.writeString(watched.resolve("report.csv"), "a,b\n1,2\n");

        ReceivedMessage message = linq.awaitMessages(1).get(0);

        assertThat(message.attachment().filename()).isEqualTo("report.csv");
        assertThat(message.attachment().contentType()).isEqualTo("text/csv");
    }

    @Test
    void headers_win_over_the_kamelets_properties() {
        template.sendBodyAndHeaders(
                "direct:send",
                "hello",
                Map.of(
                        LinqHeaders.FILE_NAME, "other.txt",
                        LinqHeaders.TO, "+15559999999",
                        LinqHeaders.TEXT, "Other words",
                        LinqHeaders.FROM, "+15558888888",
                        LinqHeaders.IDEMPOTENCY_KEY, "mine"));

        ReceivedMessage message = linq.messages().get(0);
        assertThat(message.attachment().filename()).isEqualTo("other.txt");
        assertThat(message.to()).containsExactly("+15559999999");
        assertThat(message.text()).isEqualTo("Other words");
        assertThat(message.from()).isEqualTo("+15558888888");
        assertThat(message.idempotencyKey()).isEqualTo("mine");
    }
}
