package io.github.camellinq.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** One call on a connection of its own, as its bytes: what a client library would hide is seen here. */
record RawCall(URI url, String method, String headers, String body) {

    /** A call that succeeds when nothing goes wrong; what it needs is there already. */
    static RawCall of(Call call, SandboxExtension linq) {
        Wire wire = Wire.to(linq);
        String message = ChatsApiTest.chat("+15551234567", "hello")
                .replace("\"parts\"", "\"idempotency_key\":\"key\",\"parts\"");
        return switch (call) {
            case REGISTER ->
                api(
                        linq,
                        "POST",
                        "/v3/attachments",
                        "{\"filename\":\"a.jpg\",\"content_type\":\"image/jpeg\",\"size_bytes\":3}");
            case PUT -> {
                String url = wire.registered("a.jpg", "image/jpeg", 3).text("upload_url");
                yield new RawCall(URI.create(url), "PUT", "Content-Type: image/jpeg\r\n", "abc");
            }
            case CREATE_CHAT, SEND, ANY -> api(linq, "POST", "/v3/chats", message);
            case SEND_MESSAGE -> {
                String first = ChatsApiTest.chat("+15551234567", "first");
                String chat = wire.post("/v3/chats", first).text("chat.id");
                yield api(
                        linq,
                        "POST",
                        "/v3/chats/" + chat + "/messages",
                        message.replaceAll("^.*\"message\"", "{\"message\""));
            }
            case VOICE_MEMO -> {
                String first = ChatsApiTest.chat("+15551234567", "first");
                String chat = wire.post("/v3/chats", first).text("chat.id");
                Wire.Reply memo = wire.registered("a.m4a", "audio/x-m4a", 3);
                Wire.put(memo.text("upload_url"), "audio/x-m4a", new byte[3]);
                yield api(
                        linq,
                        "POST",
                        "/v3/chats/" + chat + "/voicememo",
                        "{\"attachment_id\":\"" + memo.text("attachment_id") + "\"}");
            }
            case GET_ATTACHMENT -> api(linq, "GET", attachment(wire), "");
            case DELETE_ATTACHMENT -> api(linq, "DELETE", attachment(wire), "");
        };
    }

    Reply send() {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        boolean reset = false;
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(bytes());
            InputStream in = socket.getInputStream();
            for (int b = in.read(); b >= 0; b = in.read()) {
                read.write(b);
            }
        } catch (SocketException e) {
            reset = e.getMessage().contains("reset");
        } catch (IOException e) {
            throw new AssertionError("Neither an answer nor an end", e);
        }
        return new Reply(read.toString(StandardCharsets.UTF_8), reset);
    }

    byte[] bytes() {
        String path = url.getRawQuery() == null ? url.getRawPath() : url.getRawPath() + "?" + url.getRawQuery();
        return (method + " " + path + " HTTP/1.1\r\nHost: " + url.getAuthority() + "\r\nConnection: close\r\n" + headers
                        + "Content-Length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static RawCall api(SandboxExtension linq, String method, String path, String body) {
        String headers = "Authorization: Bearer " + linq.apiKey() + "\r\nContent-Type: application/json\r\n";
        return new RawCall(URI.create(linq.baseUrl() + path), method, headers, body);
    }

    private static String attachment(Wire wire) {
        return "/v3/attachments/" + wire.registered("a.jpg", "image/jpeg", 3).text("attachment_id");
    }

    /** All that came until the connection ended, and whether it ended by a TCP RST. */
    record Reply(String text, boolean reset) {
        int status() {
            return Integer.parseInt(text.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()));
        }

        String head() {
            return text.substring(0, text.indexOf("\r\n\r\n"));
        }

        String body() {
            return text.substring(text.indexOf("\r\n\r\n") + 4);
        }
    }
}
