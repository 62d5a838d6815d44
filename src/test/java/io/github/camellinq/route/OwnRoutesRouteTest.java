package io.github.camellinq.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camellinq.api.LinqRejectedException;
import io.github.camellinq.api.Reason;
import io.github.camellinq.media.Content;
import io.github.camellinq.sandbox.ReceivedMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an integrator's routes beside the shipped ones get without asking for it. */
class OwnRoutesRouteTest extends ShippedRoutes {

    @Override
    void settings(Properties settings) {
        settings.setProperty("linq.to", "+15557654321");
        settings.setProperty("own.folder", folder.resolve("invoices").toString());
        settings.setProperty("own.branches", folder.resolve("branches").toString());
        settings.setProperty("own.unled", folder.resolve("unled").toString());
        settings.setProperty("own.deliver", folder.resolve("reports").toString());
    }

    @Override
    List<Path> ownRoutes() {
        return List.of(
                Path.of("src/test/resources/own-routes/own.camel.yaml"),
                Path.of("src/test/resources/own-routes/branches.camel.yaml"),
                Path.of("src/test/resources/own-routes/unled.camel.yaml"),
                Path.of("src/test/resources/own-routes/orders.camel.yaml"));
    }

    @Test
    void own_message_is_sent_by_the_shipped_send_step() {
        request("note.txt", "hello".getBytes(StandardCharsets.UTF_8));

        assertThat(linq.messages()).singleElement().satisfies(message -> assertThat(message.to())
                .containsExactly("+15557654321"));
    }

    @Test
    void own_message_that_is_rejected_is_kept_as_a_dead_letter() throws Exception {
        byte[] webp = sample("picture.webp");

        Exchange exchange = request("photo.webp", webp);

        assertThat(exchange.getException()).isNull();
        assertThat(awaitReport("photo.webp").path("reason").asText()).isEqualTo("unsupported-type");
        assertThat(deadLetter().resolve("photo.webp")).hasBinaryContent(webp);
    }

    @Test
    void own_message_that_is_rejected_is_reported_with_the_address_it_came_from_and_no_password() throws Exception {
        try (LogLines log = LogLines.ofOurs()) {
            template.sendBodyAndHeader(
                    "seda:user:hunter2@orders?size=9", sample("picture.webp"), LinqHeaders.FILE_NAME, "photo.webp");

            assertThat(awaitReport("photo.webp").path("source").asText()).isEqualTo("seda://user:xxxxxx@orders");
            await().untilAsserted(() ->
                    assertThat(log.containing("cannot be delivered")).hasSize(1));
            assertThat(log.containing("hunter2")).isEmpty();
        }
    }

    @Test
    void own_message_that_is_rejected_before_its_name_is_asked_for_keeps_it() throws Exception {
        template.sendBodyAndHeaders(
                "seda:user:hunter2@orders",
                "hello",
                Map.of(LinqHeaders.TO, "nobody", Exchange.FILE_NAME, "2026/report.txt"));

        assertThat(awaitReport("report.txt").path("reason").asText()).isEqualTo("bad-recipient");
    }

    @Test
    void own_message_whose_bytes_break_off_leaves_no_half_of_them_among_the_dead_letters() throws Exception {
        Exchange exchange = template.request("direct:dead-letter", failed -> {
            failed.getMessage().setBody(new BreaksOff());
            failed.getMessage().setHeader(LinqHeaders.FILE_NAME, "note.txt");
            failed.setProperty(
                    Exchange.EXCEPTION_CAUGHT, new LinqRejectedException(Reason.REJECTED, "it was refused on purpose"));
        });

        assertThat(exchange.getException()).isInstanceOf(IOException.class).hasMessage("gone");
        assertThat(deadLetter()).isEmptyDirectory();
    }

    /** As a file on a share that goes away while it is read. */
    private static final class BreaksOff implements Content {

        @Override
        public long size() {
            return 3;
        }

        @Override
        public InputStream open() {
            return new InputStream() {
                private int read;

                @Override
                public int read() throws IOException {
                    if (read++ > 0) {
                        throw new IOException("gone");
                    }
                    return 'a';
                }

                @Override
                public int read(byte[] bytes, int offset, int length) throws IOException {
                    bytes[offset] = (byte) read();
                    return 1;
                }
            };
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".photo.webp", "a/photo.webp", "photo\0.webp", "photo.linq.json", "a.error.json"})
    void own_message_without_a_name_for_a_file_is_listed_among_the_dead_letters(String name) throws Exception {
        byte[] webp = sample("picture.webp");

        Exchange exchange = request(name, webp);

        assertThat(exchange.getException()).isNull();
        assertThat(DeadLetters.in(deadLetter())).singleElement().satisfies(letter -> {
            assertThat(letter.state()).isEqualTo(SetAside.State.WHOLE);
            assertThat(letter.file()).hasBinaryContent(webp);
        });
    }

    @Test
    void own_folder_sends_its_own_way_and_puts_the_file_away() throws Exception {
        Path dropped = Files.createDirectories(folder.resolve("invoices")).resolve("may.txt");
        Files.writeString(dropped, "hello");

        ReceivedMessage message = linq.awaitMessages(1).get(0);

        assertThat(message.to()).containsExactly("+15559990000");
        assertThat(message.text()).isEqualTo("A new invoice");
        assertThat(message.idempotencyKey()).startsWith("linq").hasSize(47);
        awaitFile(done().resolve("may.txt"));
    }

    @Test
    void own_folder_that_is_rejected_is_set_aside() throws Exception {
        Path dropped = Files.createDirectories(folder.resolve("invoices")).resolve("photo.webp");
        Files.write(dropped, sample("picture.webp"));

        awaitReport("photo.webp");

        await().untilAsserted(() -> assertThat(dropped).doesNotExist());
    }

    @Test
    void third_folder_is_delivered_as_the_inbox_is() throws Exception {
        Path reports = Files.createDirectories(folder.resolve("reports/+15551112222"));
        Files.writeString(reports.resolve("may.txt"), "hello");

        ReceivedMessage message = linq.awaitMessages(1).get(0);

        assertThat(message.to()).containsExactly("+15551112222");
        assertThat(message.text()).isEqualTo("As always");
        awaitFile(done().resolve("+15551112222/may.txt"));
    }

    @Test
    void wish_for_a_voice_memo_on_an_own_message_is_yes_or_no() throws Exception {
        Map<String, Object> headers = Map.of(LinqHeaders.TO, "+15551112222", LinqHeaders.FILE_NAME, "note.txt");
        template.send("direct:deliver", exchange -> {
            exchange.getMessage().setBody("hello");
            exchange.getMessage().setHeaders(new HashMap<>(headers));
            exchange.getMessage().setHeader(LinqHeaders.VOICE_MEMO, "false");
        });
        template.send("direct:deliver", exchange -> {
            exchange.getMessage().setBody("hello");
            exchange.getMessage().setHeaders(new HashMap<>(headers));
            exchange.getMessage().setHeader(LinqHeaders.VOICE_MEMO, "no");
        });

        assertThat(awaitReport("note.txt").path("reason").asText()).isEqualTo("bad-instructions");
        assertThat(linq.messages()).singleElement().satisfies(message -> assertThat(
                        message.attachment().filename())
                .isEqualTo("note.txt"));
    }

    @Test
    void branch_that_is_rejected_beside_the_delivery_does_nothing_to_its_file() throws Exception {
        Path dropped = Files.createDirectories(folder.resolve("branches/+15551112222"));
        try (LogLines log = LogLines.of(Postpone.class)) {
            Files.writeString(dropped.resolve("may.txt"), "hello");

            await().untilAsserted(() -> assertThat(log.containing("A step alongside the delivery of"))
                    .isNotEmpty());
        }

        awaitFile(done().resolve("+15551112222/may.txt"));
        assertThat(DeadLetters.in(deadLetter())).isEmpty();
        assertThat(linq.messages()).hasSize(1);
    }

    @Test
    void file_whose_route_does_not_lead_to_deliver_is_reported_when_its_steps_run_again() throws Exception {
        Path unled = Files.createDirectories(folder.resolve("unled"));
        try (LogLines log = LogLines.of(Visiting.class)) {
            Files.writeString(unled.resolve("may.txt"), "hello");
            Files.writeString(unled.resolve("june.txt"), "hello");

            await().untilAsserted(() -> assertThat(log.containing("its route ended without direct:deliver"))
                    .hasSize(1));
            await().untilAsserted(() -> assertThat(linq.requests())
                    .filteredOn(request -> request.path().endsWith("/v3/chats"))
                    .hasSizeGreaterThan(4));

            assertThat(log.containing("direct:deliver"))
                    .singleElement()
                    .asString()
                    .startsWith(unled.toString());
        }
        assertThat(linq.messages()).hasSize(2);
    }

    private Exchange request(String name, byte[] body) {
        return template.request("direct:own-message", exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeader(LinqHeaders.FILE_NAME, name);
        });
    }
}
