package io.github.camellinq.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PresignedUploadTest {
    @RegisterExtension
    static final SandboxExtension linq = SandboxExtension.start();

    private static final byte[] BYTES = new byte[] {1, 2, 3, 4, 5};

    @Test
    void the_bytes_that_went_up_come_down() {
        byte[] bytes = new byte[3_000_000];
        new Random(1).nextBytes(bytes);
        Wire.Reply registered = Wire.to(linq).registered("film.mp4", "video/mp4", bytes.length);

        assertThat(Download.from(registered.text("download_url")).status()).isEqualTo(404);
        assertThat(Wire.put(registered.text("upload_url"), "video/mp4", bytes).status())
                .isEqualTo(200);

        Wire.Reply down = Download.from(registered.text("download_url"));
        assertThat(down.bytes()).isEqualTo(bytes);
        assertThat(down.header("Content-Type")).isEqualTo("video/mp4");
    }

    @Test
    void s3_rejects_another_content_type_or_length() {
        // "S3 will reject the upload if they don't match"
        String url =
                Wire.to(linq).registered("a.jpg", "image/jpeg", BYTES.length).text("upload_url");

        assertThat(Wire.put(url, "image/png", BYTES).toString())
                .startsWith("403")
                .contains("SignatureDoesNotMatch");
        assertThat(Wire.put(url, "image/jpeg", new byte[4]).status()).isEqualTo(403);
        assertThat(Wire.put(url, "image/jpeg", new byte[6]).status()).isEqualTo(403);
        assertThat(Wire.put(url, "image/jpeg", BYTES).status()).isEqualTo(200);
    }

    @Test
    void s3_rejects_a_url_that_was_touched_and_one_without_a_signature() {
        String url =
                Wire.to(linq).registered("a.jpg", "image/jpeg", BYTES.length).text("upload_url");

        assertThat(Wire.put(url.replace("a.jpg", "b.jpg"), "image/jpeg", BYTES).status())
                .isEqualTo(403);
        assertThat(Wire.put(url.replace("X-Amz-Expires=900", "X-Amz-Expires=9000"), "image/jpeg", BYTES)
                        .status())
                .isEqualTo(403);
        assertThat(Wire.put(url.replaceAll("\\?.*", ""), "image/jpeg", BYTES).status())
                .isEqualTo(403);
    }

    @Test
    void a_second_upload_puts_its_bytes_in_place_of_the_first() {
        Wire.Reply registered = Wire.to(linq).registered("a.jpg", "image/jpeg", BYTES.length);
        Wire.put(registered.text("upload_url"), "image/jpeg", BYTES);

        Wire.put(registered.text("upload_url"), "image/jpeg", new byte[] {5, 4, 3, 2, 1});

        assertThat(Download.from(registered.text("download_url")).bytes()).containsExactly(5, 4, 3, 2, 1);
    }

    @Test
    void an_upload_to_an_attachment_that_was_deleted_leaves_nothing() {
        Wire wire = Wire.to(linq);
        Wire.Reply registered = wire.registered("a.jpg", "image/jpeg", BYTES.length);
        wire.delete("/v3/attachments/" + registered.text("attachment_id"));

        Wire.put(registered.text("upload_url"), "image/jpeg", BYTES);

        assertThat(Download.from(registered.text("download_url")).status()).isEqualTo(404);
    }

    @Test
    void the_store_gives_nothing_away() {
        String url =
                Wire.to(linq).registered("a.jpg", "image/jpeg", BYTES.length).text("upload_url");
        Wire.put(url, "image/jpeg", BYTES);

        assertThat(Download.from(url).status()).isEqualTo(403);
        assertThat(Wire.send(HttpRequest.newBuilder(URI.create(url).resolve("/attachments")))
                        .status())
                .isEqualTo(403);
    }
}
