package io.github.camellinq.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttachmentsApiTest {
    @RegisterExtension
    static final SandboxExtension linq = SandboxExtension.start();

    private static final byte[] PHOTO = "not really a photo".getBytes(StandardCharsets.UTF_8);

    @Test
    void registering_a_file_answers_what_the_page_shows() {
        Wire.Reply reply = Wire.to(linq)
                .post(
                        "/v3/attachments",
                        """
                        { "filename": "photo.jpg", "content_type": "image/jpeg", "size_bytes": 1024000 }""");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "attachment_id", "upload_url", "download_url", "http_method", "expires_at", "required_headers");
        assertThat(UUID.fromString(reply.text("attachment_id"))).isNotNull();
        assertThat(reply.text("upload_url"))
                .contains("/attachments/" + reply.text("attachment_id"), "X-Amz-Signature=");
        assertThat(reply.text("download_url")).endsWith(reply.text("attachment_id") + "/photo.jpg");
        assertThat(reply.text("http_method")).isEqualTo("PUT");
        assertThat(reply.json().get("required_headers").toString())
                .isEqualTo("{\"Content-Type\":\"image/jpeg\",\"Content-Length\":\"1024000\"}");
        assertThat(reply.header("X-Trace-ID")).isNotBlank();
        // "expires in 15 minutes", in the form of 2024-01-15T10:45:00Z
        assertThat(reply.text("expires_at")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        assertThat(Duration.between(Instant.now(), Instant.parse(reply.text("expires_at"))))
                .isBetween(Duration.ofMinutes(14), Duration.ofMinutes(15));
    }

    @Test
    void paths_without_the_prefix_of_the_partner_api_are_served_too() {
        Wire root = new Wire(linq.baseUrl().resolve("/"), linq.apiKey());
        String json = "{\"filename\":\"a.pdf\",\"content_type\":\"application/pdf\",\"size_bytes\":1}";

        assertThat(root.post("v3/attachments", json).status()).isEqualTo(200);
    }

    @Test
    void an_attachment_is_pending_until_its_bytes_are_there() {
        Wire wire = Wire.to(linq);
        Wire.Reply registered = wire.registered("photo.jpg", "image/jpeg", PHOTO.length);
        String path = "/v3/attachments/" + registered.text("attachment_id");

        assertThat(wire.get(path).text("status")).isEqualTo("pending");
        Wire.put(registered.text("upload_url"), "image/jpeg", PHOTO);

        Wire.Reply complete = wire.get(path);
        assertThat(complete.json().fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "id", "filename", "content_type", "size_bytes", "status", "download_url", "created_at");
        assertThat(complete.text("status")).isEqualTo("complete");
        assertThat(complete.text("id")).isEqualTo(registered.text("attachment_id"));
        assertThat(complete.text("download_url")).isEqualTo(registered.text("download_url"));
        assertThat(complete.json().get("size_bytes").intValue()).isEqualTo(PHOTO.length);
    }

    @Test
    void once_204_is_returned_the_bytes_are_gone() {
        Wire wire = Wire.to(linq);
        String path = "/v3/attachments/" + wire.uploaded("photo.jpg", PHOTO);
        String url = wire.get(path).text("download_url");

        Wire.Reply deleted = wire.delete(path);

        assertThat(deleted.status()).isEqualTo(204);
        assertThat(deleted.bytes()).isEmpty();
        Refused.with(wire.get(path), 404, 2003);
        Refused.with(wire.delete(path), 404, 2003);
        assertThat(Download.from(url).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b.jpg",
                "ünï ☃ 😀.jpg",
                "a+b.jpg",
                "100%25 {{b}}.jpg",
                "it's \"it\".jpg",
                "a/../b?c=d#e&f.jpg",
                "..",
                "a;b\\c\td.jpg"
            })
    void a_name_survives_in_both_urls(String filename) {
        Wire wire = Wire.to(linq);

        String path = "/v3/attachments/" + wire.uploaded(filename, PHOTO);

        assertThat(wire.get(path).text("filename")).isEqualTo(filename);
        assertThat(Download.from(wire.get(path).text("download_url")).bytes()).isEqualTo(PHOTO);
    }

    @Test
    void a_name_may_have_255_characters_of_four_bytes() {
        String filename = "😀".repeat(255);
        Wire wire = Wire.to(linq);

        String path = "/v3/attachments/" + wire.uploaded(filename, PHOTO);

        assertThat(Download.from(wire.get(path).text("download_url")).bytes()).isEqualTo(PHOTO);
    }

    @Test
    void every_call_without_a_known_key_is_unauthorized() {
        // "Unauthorized - missing or invalid authentication token"
        for (String key : new String[] {null, "", "wrong", "sandbox-key2"}) {
            Wire wire = Wire.to(linq).withKey(key);
            Refused.with(wire.registered("a.jpg", "image/jpeg", 1), 401, 2004);
            Refused.with(wire.get("/v3/attachments/" + UUID.randomUUID()), 401, 2004);
            Refused.with(wire.delete("/v3/attachments/" + UUID.randomUUID()), 401, 2004);
            Refused.with(wire.post("/v3/chats", "{}"), 401, 2004);
        }
    }

    @Test
    void the_existence_of_another_partners_attachment_is_not_disclosed() {
        // "We do not disclose whether the id exists or belongs to someone else."
        SandboxOptions two = SandboxOptions.defaults().withApiKeys(java.util.List.of("one", "two"));
        try (Sandbox sandbox = Sandbox.start(two)) {
            Wire one = new Wire(sandbox.baseUrl(), "one");
            Wire other = one.withKey("two");
            String id = one.uploaded("photo.jpg", PHOTO);

            Refused.with(other.get("/v3/attachments/" + id), 404, 2003);
            Refused.with(other.delete("/v3/attachments/" + id), 404, 2003);
            Refused.with(
                    other.post(
                            "/v3/chats",
                            "{\"from\":\"+15559876543\",\"to\":[\"+15551234567\"],\"message\":{\"parts\":"
                                    + "[{\"type\":\"media\",\"attachment_id\":\"" + id + "\"}]}}"),
                    404,
                    2003);
            assertThat(one.get("/v3/attachments/" + id).status()).isEqualTo(200);
        }
    }
}
