package io.github.camellinq.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camellinq.media.Content;
import io.github.camellinq.sandbox.ReceivedMessage;
import io.github.camellinq.sandbox.SandboxExtension;
import jakarta.activation.DataHandler;
import jakarta.activation.FileDataSource;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamSource;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.file.FileConsumer;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

/** The kamelets also take what other components bring, where Camel knows how to make a stream of it. */
class ConvertedBodiesTest extends CamelTestSupport {
    private static final String FOX = "<fox>quick</fox>";

    @RegisterExtension
    static final SandboxExtension linq = SandboxExtension.start();

    @TempDir
    Path folder;

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
                from("direct:send")
                        .to("kamelet:linq-upload-action?fileName=fox.xml")
                        .to("kamelet:linq-message-sink?to=+15551234567");
                from("direct:elements").split(xpath("/foxes/fox")).to("direct:send");
            }
        };
    }

    @Test
    void what_camel_can_make_a_stream_of_is_sent() throws Exception {
        Path path = Files.writeString(folder.resolve("fox"), FOX);
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(FOX.getBytes(StandardCharsets.UTF_8)));
        Stream.of(
                        document,
                        document.getDocumentElement(),
                        new DOMSource(document),
                        new StreamSource(new StringReader(FOX)),
                        path.toUri().toURL())
                .forEach(body -> template.sendBody("direct:send", body));

        assertThat(linq.messages()).hasSize(5).allSatisfy(message -> assertThat(download(message))
                .endsWith(FOX));
    }

    @Test
    void attachment_of_another_message_is_sent() throws Exception {
        Path path = Files.writeString(folder.resolve("fox"), FOX);
        template.sendBody("direct:send", new DataHandler(new FileDataSource(path.toFile())));
        template.sendBody("direct:send", new FileDataSource(path.toFile()));

        assertThat(linq.messages()).extracting(ConvertedBodiesTest::download).containsExactly(FOX, FOX);
    }

    @Test
    void each_element_of_a_document_is_sent() {
        template.sendBody("direct:elements", "<foxes>" + FOX + "<fox>slow</fox></foxes>");

        assertThat(linq.messages()).hasSize(2);
        assertThat(download(linq.messages().get(0))).endsWith(FOX);
        assertThat(download(linq.messages().get(1))).endsWith("<fox>slow</fox>");
    }

    @Test
    void what_camel_can_make_no_stream_of_is_refused_by_its_type() {
        Exchange refused =
                template.send("direct:send", exchange -> exchange.getMessage().setBody(Map.of("a", "b")));

        assertThat(refused.getException())
                .isInstanceOf(InvalidPayloadException.class)
                .hasMessageContaining("java.util.ImmutableCollections.Map1");
        assertThat(linq.messages()).isEmpty();
    }

    @Test
    void file_of_camels_own_consumer_is_not_copied() throws Exception {
        Path file = Files.writeString(folder.resolve("fox"), FOX);
        GenericFile<File> found = FileConsumer.asGenericFile(folder.toString(), file.toFile(), null, false);

        Content content = context.getTypeConverter().convertTo(Content.class, found);

        Files.delete(file);
        assertThatThrownBy(content::open).isInstanceOf(NoSuchFileException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "UTF-16"})
    void text_is_the_same_after_the_upload_whatever_the_exchange_reads_files_with(String charset) {
        Exchange sent = template.send("direct:send", exchange -> {
            exchange.setProperty(ExchangePropertyKey.CHARSET_NAME, charset);
            exchange.getMessage().setBody("Grüße");
        });

        assertThat(sent.getMessage().getBody(String.class)).isEqualTo("Grüße");
        assertThat(download(linq.messages().get(0))).isEqualTo("Grüße");
    }

    @Test
    void bytes_are_read_as_the_exchange_says() {
        Exchange sent = template.send("direct:send", exchange -> {
            exchange.setProperty(ExchangePropertyKey.CHARSET_NAME, "ISO-8859-1");
            exchange.getMessage().setBody("Grüße".getBytes(StandardCharsets.ISO_8859_1));
        });

        assertThat(sent.getMessage().getBody(String.class)).isEqualTo("Grüße");
    }

    private static String download(ReceivedMessage message) {
        try (InputStream in =
                URI.create(message.attachment().downloadUrl()).toURL().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
