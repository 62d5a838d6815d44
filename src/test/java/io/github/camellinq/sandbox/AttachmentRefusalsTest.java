package io.github.camellinq.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttachmentRefusalsTest {
    @RegisterExtension
    static final SandboxExtension linq = SandboxExtension.start();

    @ParameterizedTest(
            name = "\"1001 missing required field\", \"filename, content_type, and size_bytes are all required\": {0}")
    @ValueSource(
            strings = {
                "{'content_type':'image/jpeg','size_bytes':1}",
                "{'filename':'a.jpg','size_bytes':1}",
                "{'filename':'a.jpg','content_type':'image/jpeg'}",
                "{'filename':null,'content_type':'image/jpeg','size_bytes':1}",
                "{}"
            })
    void a_field_is_missing(String json) {
        Refused.with(post(json), 400, 1001);
    }

    @ParameterizedTest(name = "\"1003 invalid request body\": {0}")
    @ValueSource(
            strings = {
                "",
                "no json",
                "{'filename':",
                "[]",
                "null",
                "{} {}",
                "{'filename':'a','filename':'b'}",
                "{'filename':1,'content_type':'image/jpeg','size_bytes':1}",
                "{'filename':'a.jpg','content_type':['image/jpeg'],'size_bytes':1}",
                "{'filename':'a.jpg','content_type':'image/jpeg','size_bytes':'1'}",
                "{'filename':'a.jpg','content_type':'image/jpeg','size_bytes':1.5}"
            })
    void the_body_is_not_what_is_expected(String json) {
        Refused.with(post(json), 400, 1003);
    }

    @ParameterizedTest(name = "\"5004 invalid file type\", \"WebP, SVG, FLAC, OGG, and executable files\": {0}")
    @ValueSource(
            strings = {
                "image/webp",
                "image/svg+xml",
                "audio/flac",
                "audio/ogg",
                "application/x-msdownload",
                "application/octet-stream",
                "image/jpeg; a=b",
                "IMAGE/JPEG",
                ""
            })
    void the_type_is_not_supported(String contentType) {
        Refused.with(Wire.to(linq).registered("a.bin", contentType, 1), 400, 5004);
    }

    @ParameterizedTest(name = "\"Deprecated (accepted but transcoded)\" or listed: {0}")
    @ValueSource(
            strings = {
                "audio/mp3",
                "audio/mp4",
                "audio/aiff",
                "image/tiff",
                "audio/x-caf",
                "video/x-m4v",
                "image/x-icon",
                "application/x-iwork-keynote-sffkey",
                "application/x-gzip",
                "text/markdown",
                "application/json"
            })
    void a_type_of_the_list_is_taken(String contentType) {
        assertThat(Wire.to(linq).registered("a.bin", contentType, 1).status()).isEqualTo(200);
    }

    @ParameterizedTest(name = "\"size_bytes: minimum 1, maximum 104857600\": {0} gives {1}")
    @CsvSource({
        "104857601, 5005",
        "9223372036854775807, 5005",
        "99999999999999999999999, 5005",
        "0, 1005",
        "-1, 1005",
        "-99999999999999999999999, 1005"
    })
    void the_size_is_out_of_bounds(String size, int code) {
        Refused.with(post("{'filename':'a.jpg','content_type':'image/jpeg','size_bytes':" + size + "}"), 400, code);
    }

    @Test
    void a_file_of_exactly_100_megabytes_is_taken() {
        assertThat(Wire.to(linq).registered("a.mp4", "video/mp4", 104_857_600).status())
                .isEqualTo(200);
    }

    @Test
    void a_name_has_1_to_255_characters() {
        // "filename: minLength 1, maxLength 255"
        Refused.with(Wire.to(linq).registered("", "image/jpeg", 1), 400, 1005);
        Refused.with(Wire.to(linq).registered("a".repeat(256), "image/jpeg", 1), 400, 1005);
        assertThat(Wire.to(linq).registered("a".repeat(255), "image/jpeg", 1).status())
                .isEqualTo(200);
    }

    @Test
    void an_id_is_a_uuid() {
        // "400 Bad Request: attachmentId is not a valid UUID."
        Refused.with(Wire.to(linq).get("/v3/attachments/abc"), 400, 1005);
        Refused.with(Wire.to(linq).delete("/v3/attachments/1-1-1-1-1"), 400, 1005);
        // "404 Not Found: Attachment does not exist or is not owned by your account."
        Refused.with(Wire.to(linq).get("/v3/attachments/550e8400-e29b-41d4-a716-446655440000"), 404, 2003);
        Refused.with(Wire.to(linq).delete("/v3/attachments/550e8400-e29b-41d4-a716-446655440000"), 404, 2003);
    }

    @Test
    void faults_of_http_come_in_the_same_envelope() {
        Wire wire = Wire.to(linq);
        // "Every failure answers JSON: success is false, error holds status, code, message"
        Refused.with(wire.get("/v3/nowhere"), 404, 1003);
        Refused.with(wire.get("/nowhere"), 404, 1003);
        Refused.with(wire.call("PUT", "/v3/attachments", "{}"), 405, 1003);
        Refused.with(wire.get("/v3/chats"), 405, 1003);
        Refused.with(wire.post("/v3/attachments", " ".repeat((8 << 20) + 1)), 413, 1003);
    }

    private static Wire.Reply post(String json) {
        return Wire.to(linq).post("/v3/attachments", json.replace('\'', '"'));
    }
}
