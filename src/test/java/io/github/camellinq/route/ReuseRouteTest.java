package io.github.camellinq.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camellinq.sandbox.ReceivedMessage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** The same file for many recipients is uploaded once, where the settings allow it. */
class ReuseRouteTest extends ShippedRoutes {

    @Override
    void settings(Properties settings) {
        settings.setProperty("linq.reuse", "1h");
    }

    @Test
    void same_bytes_under_the_same_name_are_uploaded_once_for_all_recipients() throws Exception {
        deliver("+15551230001/invoice.txt", "the same");
        deliver("+15551230002/invoice.txt", "the same");

        assertThat(attachments()).hasSize(2).containsOnly(attachments().get(0));
        assertThat(uploads()).isEqualTo(1);
    }

    @Test
    void other_bytes_or_another_name_are_another_upload() throws Exception {
        deliver("+15551230001/invoice.txt", "the same");
        deliver("+15551230002/invoice.txt", "not same");
        deliver("+15551230003/bill.txt", "the same");

        assertThat(attachments()).doesNotHaveDuplicates().hasSize(3);
        assertThat(uploads()).isEqualTo(3);
    }

    @Test
    void upload_that_linq_no_longer_has_is_done_anew() throws Exception {
        deliver("+15551230001/invoice.txt", "the same");
        delete(attachments().get(0));

        deliver("+15551230002/invoice.txt", "the same");
        deliver("+15551230003/invoice.txt", "the same");

        assertThat(uploads()).isEqualTo(2);
        assertThat(attachments().subList(1, 3))
                .containsOnly(attachments().get(1))
                .doesNotContain(attachments().get(0));
        assertThat(deadLetter()).doesNotExist();
    }

    private void deliver(String path, String text) throws Exception {
        drop(path, text.getBytes(StandardCharsets.UTF_8));
        awaitFile(done().resolve(path));
    }

    private static List<String> attachments() {
        return linq.messages().stream()
                .map(ReceivedMessage::attachment)
                .map(attachment -> attachment.id())
                .toList();
    }

    private static long uploads() {
        return linq.requests().stream()
                .filter(request -> request.path().endsWith("/v3/attachments"))
                .count();
    }

    private static void delete(String attachmentId) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(linq.baseUrl() + "/v3/attachments/" + attachmentId))
                .header("Authorization", "Bearer " + linq.apiKey())
                .DELETE()
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(204);
    }
}
