package io.github.camellinq.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camellinq.api.LinqUnavailableException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The shipped routes against a server that fails: the file stays where it is until it is better. */
class OutageRouteTest extends ShippedRoutes {
    private StubLinq stub;

    @Override
    void settings(Properties settings) {
        stub = new StubLinq();
        settings.setProperty("linq.base-url", stub.baseUrl().toString());
        settings.setProperty("own.folder", folder.resolve("invoices").toString());
        settings.setProperty("own.deliver", folder.resolve("reports").toString());
    }

    @Override
    List<Path> ownRoutes() {
        return List.of(Path.of("src/test/resources/own-routes/own.camel.yaml"));
    }

    @AfterEach
    void stop() {
        stub.close();
    }

    @Test
    void file_waits_through_an_outage_and_is_delivered_after_it() throws Exception {
        AtomicInteger puts = new AtomicInteger();
        stub.onPut(exchange -> {
            exchange.getRequestBody().readAllBytes();
            StubLinq.answer(exchange, puts.incrementAndGet() < 3 ? 503 : 200, "");
        });

        drop("+15551234567/note.txt", "hello".getBytes(StandardCharsets.UTF_8));

        awaitFile(done().resolve("+15551234567/note.txt"));
        assertThat(puts).hasValue(3);
        assertThat(deadLetter()).doesNotExist();
    }

    @Test
    void file_that_grows_while_it_is_sent_waits_and_is_sent_whole() throws Exception {
        Path file = inbox().resolve("+15551234567/log.txt");
        AtomicInteger puts = new AtomicInteger();
        stub.onPut(exchange -> {
            exchange.getRequestBody().readAllBytes();
            if (puts.incrementAndGet() == 1) {
                Files.writeString(file, "first and second");
            }
            StubLinq.answer(exchange, 200, "");
        });

        drop("+15551234567/log.txt", "first".getBytes(StandardCharsets.UTF_8));

        assertThat(awaitFile(done().resolve("+15551234567/log.txt"))).hasContent("first and second");
        assertThat(stub.requests("PUT"))
                .extracting(put -> put.headers().get("Content-length").get(0))
                .containsExactly("5", "16");
        assertThat(stub.requests("POST"))
                .filteredOn(post -> post.uri().endsWith("/chats"))
                .hasSize(1);
    }

    @Test
    void file_that_goes_away_while_it_waits_is_forgotten() throws Exception {
        stub.onPut(exchange -> {
            exchange.getRequestBody().readAllBytes();
            Files.delete(inbox().resolve("+15551234567/note.txt"));
            StubLinq.answer(exchange, 503, "");
        });

        drop("+15551234567/note.txt", "hello".getBytes(StandardCharsets.UTF_8));

        await().until(() -> stub.requests("PUT").size() == 1);
        assertThat(done()).doesNotExist();
        assertThat(deadLetter()).doesNotExist();
    }

    @Test
    void own_message_fails_where_it_came_from() {
        stub.onPut(exchange -> {
            exchange.getRequestBody().readAllBytes();
            StubLinq.answer(exchange, 500, "");
        });

        Exchange failed = template.request("direct:own-message", exchange -> {
            exchange.getMessage().setBody("hello");
            exchange.getMessage().setHeader(LinqHeaders.FILE_NAME, "note.txt");
        });

        assertThat(failed.getException()).isInstanceOf(LinqUnavailableException.class);
        assertThat(deadLetter()).doesNotExist();
    }
}
