package io.github.camellinq.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultPagesTest {
    @RegisterExtension
    static final SandboxExtension linq = SandboxExtension.start();

    private static final String CHAT = ChatsApiTest.chat("+15551234567", "hello");

    @Test
    void faults_are_planned_counted_and_forgotten_over_http() {
        Wire.Reply planned = pages().post(
                        "sandbox/faults",
                        "{\"call\": \"send\", \"fault\": \"status\", \"status\": 503, \"code\": 4004, \"times\": 3}");
        assertThat(planned.status()).isEqualTo(200);
        assertThat(planned.text("planned.0.times")).isEqualTo("3");

        Refused.with(Wire.to(linq).post("/v3/chats", CHAT), 503, 4004);

        assertThat(pages().get("sandbox/faults").json().toString())
                .isEqualTo("{\"planned\":[{\"call\":\"send\",\"faults\":[\"status 503 4004\"],\"times\":2}],"
                        + "\"struck\":{\"status 503 4004\":1}}");
        assertThat(pages().get("sandbox/requests").text("0.fault")).isEqualTo("status 503 4004");
        assertThat(pages().delete("sandbox/faults").status()).isEqualTo(204);
        assertThat(Wire.to(linq).post("/v3/chats", CHAT).status()).isEqualTo(201);
    }

    @Test
    void every_fault_can_be_said() {
        for (String fault : new String[] {
            "\"status\", \"status\": 429, \"code\": 1007, \"retry_after\": 5, \"times\": 2",
            "\"status\", \"status\": 502, \"body\": \"<html>\"",
            "\"reset_before\"",
            "\"reset_after\"",
            "\"truncated\"",
            "\"no_json\"",
            "\"no_ids\"",
            "\"stall_before\", \"millis\": 100",
            "\"stall_after\", \"millis\": 100, \"share\": 0.05, \"seed\": 1",
            "\"expired_url\""
        }) {
            Wire.Reply reply = pages().post("sandbox/faults", "{\"call\": \"put\", \"fault\": " + fault + "}");
            assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
        }
        assertThat(pages().get("sandbox/faults").json().get("planned")).hasSize(10);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"call\": \"send\"}",
                "{\"call\": \"Send\", \"fault\": \"no_ids\"}",
                "{\"call\": \"send\", \"fault\": \"meteor\"}",
                "{\"call\": \"send\", \"fault\": \"status\"}",
                "{\"call\": \"send\", \"fault\": \"status\", \"status\": 200, \"code\": 1001}",
                "{\"call\": \"send\", \"fault\": \"status\", \"status\": \"503\", \"code\": 4004}",
                "{\"call\": \"send\", \"fault\": \"status\", \"status\": 503, \"code\": 99999999999}",
                "{\"call\": \"send\", \"fault\": \"stall_after\"}",
                "{\"call\": \"send\", \"fault\": \"stall_after\", \"millis\": -1}",
                "{\"call\": \"send\", \"fault\": \"no_ids\", \"millis\": 5}",
                "{\"call\": \"send\", \"fault\": \"no_ids\", \"time\": 3}",
                "{\"call\": \"send\", \"fault\": \"no_ids\", \"times\": 0}",
                "{\"call\": \"send\", \"fault\": \"no_ids\", \"seed\": 1}",
                "{\"call\": \"send\", \"fault\": \"no_ids\", \"share\": 2}",
                "{\"call\": \"send\", \"fault\": \"no_ids\", \"share\": \"all\"}",
                "{\"call\": \"send\", \"fault\": \"no_ids\", \"share\": 0.1, \"times\": 2}",
                "{\"call\": \"any\", \"fault\": \"expired_url\"}"
            })
    void nonsense_is_refused_with_what_is_allowed(String json) {
        Wire.Reply reply = pages().post("sandbox/faults", json);

        assertThat(reply.status()).as(reply.toString()).isEqualTo(400);
        assertThat(reply.text("error.message"))
                .contains("Allowed are", "create_chat", "reset_after", "millis", "share");
        assertThat(pages().get("sandbox/faults").json().get("planned")).isEmpty();
    }

    private static Wire pages() {
        return new Wire(linq.baseUrl().resolve("/"), null);
    }
}
