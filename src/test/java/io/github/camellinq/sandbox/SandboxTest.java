package io.github.camellinq.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SandboxTest {

    @Test
    void what_came_in_can_be_read_and_cleared_over_http() {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults())) {
            Wire wire = new Wire(sandbox.baseUrl(), sandbox.apiKey());
            Wire pages = new Wire(sandbox.baseUrl().resolve("/"), null);
            wire.uploaded("a.jpg", new byte[] {1});
            String chat = ChatsApiTest.chat("+15551234567", "hello")
                    .replace("\"parts\"", "\"idempotency_key\":\"k\",\"parts\"");
            wire.post("/v3/chats", chat);

            assertThat(pages.get("sandbox").text("base_url"))
                    .isEqualTo(sandbox.baseUrl().toString());
            Wire.Reply messages = pages.get("sandbox/messages");
            assertThat(messages.text("0.text")).isEqualTo("hello");
            assertThat(messages.text("0.idempotency_key")).isEqualTo("k");
            assertThat(messages.text("0.to.0")).isEqualTo("+15551234567");
            assertThat(messages.text("0.received_at")).endsWith("Z");
            Wire.Reply requests = pages.get("sandbox/requests");
            assertThat(requests.json()).hasSize(3);
            assertThat(requests.text("0.user_agent")).isEqualTo("wire/1");
            assertThat(requests.text("1.method")).isEqualTo("PUT");
            assertThat(requests.text("2.path")).isEqualTo("/api/partner/v3/chats");
            assertThat(requests.text("2.status")).isEqualTo("201");
            assertThat(requests.toString()).doesNotContain(sandbox.apiKey(), "X-Amz");

            assertThat(pages.delete("sandbox/messages").status()).isEqualTo(204);
            assertThat(pages.get("sandbox/messages").json()).isEmpty();
            assertThat(pages.get("sandbox/requests").json()).isEmpty();
        }
    }

    @Test
    void everything_is_forgotten_over_http_the_objects_of_the_bucket_too() {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults())) {
            new Wire(sandbox.baseUrl(), sandbox.apiKey()).post("/v3/chats", ChatsApiTest.chat("+15551234567", "hello"));
            sandbox.bucket().put("+15551234567/a.txt", new byte[] {1});
            sandbox.bucket().put("+15551234567/large.txt", new byte[4096]);

            assertThat(new Wire(sandbox.baseUrl().resolve("/"), null)
                            .delete("sandbox")
                            .status())
                    .isEqualTo(204);

            assertThat(sandbox.messages()).isEmpty();
            assertThat(sandbox.bucket().keys()).isEmpty();
        }
    }

    @Test
    void many_messages_are_listed_whole() {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults())) {
            Wire wire = new Wire(sandbox.baseUrl(), sandbox.apiKey());
            String text = "x".repeat(10_000);
            for (int i = 0; i < 300; i++) {
                wire.post("/v3/chats", ChatsApiTest.chat("+15551234567", text));
            }

            assertThat(new Wire(sandbox.baseUrl().resolve("/"), null)
                            .get("sandbox/messages")
                            .json())
                    .hasSize(300);
        }
    }

    @Test
    void waiting_for_messages_that_do_not_come_says_how_many_came() {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults())) {
            new Wire(sandbox.baseUrl(), sandbox.apiKey()).post("/v3/chats", ChatsApiTest.chat("+15551234567", "a"));

            assertThat(sandbox.awaitMessages(1, Duration.ofSeconds(1))).hasSize(1);
            assertThatIllegalStateException()
                    .isThrownBy(() -> sandbox.awaitMessages(2, Duration.ofMillis(20)))
                    .withMessage("Waited 20 ms for 2 messages, but only 1 came");
        }
    }

    @Test
    void an_advertised_address_stands_in_every_url() {
        SandboxOptions options = SandboxOptions.defaults().withAdvertise(URI.create("http://sandbox:8765/"));
        try (Sandbox sandbox = Sandbox.start(options)) {
            Wire wire = new Wire(URI.create("http://127.0.0.1:" + sandbox.port()), sandbox.apiKey());

            Wire.Reply registered = wire.registered("a.jpg", "image/jpeg", 1);

            assertThat(sandbox.baseUrl()).hasToString("http://sandbox:8765/api/partner");
            assertThat(registered.text("upload_url")).startsWith("http://sandbox:" + sandbox.s3Port() + "/");
            assertThat(registered.text("download_url")).startsWith("http://sandbox:8765/attachments/");
        }
    }

    @Test
    void a_port_that_is_taken_is_named() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int port = taken.getLocalPort();

            assertThatIllegalStateException()
                    .isThrownBy(() -> Sandbox.start(
                            SandboxOptions.defaults().withPort(port).withS3Port(freePort())))
                    .withMessageStartingWith("The sandbox's API cannot listen at 127.0.0.1:" + port)
                    .withMessageEndingWith("choose other ports");
            assertThatIllegalStateException()
                    .isThrownBy(() -> Sandbox.start(SandboxOptions.defaults().withS3Port(port)))
                    .withMessageStartingWith("The sandbox's store cannot listen at 127.0.0.1:" + port)
                    .withMessageEndingWith("choose other ports");
        }
    }

    @Test
    void options_say_what_cannot_be_and_keep_the_keys_to_themselves() {
        SandboxOptions options = SandboxOptions.defaults();

        assertThat(options.withApiKeys(List.of("secret-key")).toString()).doesNotContain("secret-key");
        assertThat(options.withPort(8765).listenS3Port()).isEqualTo(8766);
        assertThat(options.listenS3Port()).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> options.withPort(70_000));
        assertThatIllegalArgumentException().isThrownBy(() -> options.withApiKeys(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> options.withAdvertise(URI.create("sandbox")));
    }

    private static int freePort() {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
