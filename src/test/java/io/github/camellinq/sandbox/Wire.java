package io.github.camellinq.sandbox;

import static java.net.http.HttpRequest.BodyPublishers.noBody;
import static java.net.http.HttpRequest.BodyPublishers.ofByteArray;
import static java.net.http.HttpRequest.BodyPublishers.ofString;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/** A client that knows nothing of the product: raw JSON, written as the API's pages write it. */
final class Wire {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final String baseUrl;
    private final String apiKey;

    Wire(URI baseUrl, String apiKey) {
        this.baseUrl = baseUrl.toString();
        this.apiKey = apiKey;
    }

    static Wire to(SandboxExtension linq) {
        return new Wire(linq.baseUrl(), linq.apiKey());
    }

    Wire withKey(String key) {
        return new Wire(URI.create(baseUrl), key);
    }

    Reply post(String path, String json) {
        return call("POST", path, json);
    }

    Reply get(String path) {
        return call("GET", path, null);
    }

    Reply delete(String path) {
        return call("DELETE", path, null);
    }

    Reply call(String method, String path, String json) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(baseUrl + path))
                .header("Content-Type", "application/json")
                .header("User-Agent", "wire/1")
                .method(method, json == null ? noBody() : ofString(json));
        if (apiKey != null) {
            request.header("Authorization", "Bearer " + apiKey);
        }
        return send(request);
    }

    /** Registers and uploads. */
    String uploaded(String filename, byte[] bytes) {
        Reply registered = registered(filename, "image/jpeg", bytes.length);
        Reply put = put(registered.text("upload_url"), "image/jpeg", bytes);
        if (put.status() != 200) {
            throw new AssertionError(put.toString());
        }
        return registered.text("attachment_id");
    }

    Reply registered(String filename, String contentType, long size) {
        return post(
                "/v3/attachments",
                MAPPER.createObjectNode()
                        .put("filename", filename)
                        .put("content_type", contentType)
                        .put("size_bytes", size)
                        .toString());
    }

    /** On a connection of its own: a store that refuses an upload unread may close it after the answer. */
    static Reply put(String url, String contentType, byte[] bytes) {
        return send(
                HttpClient.newHttpClient(),
                HttpRequest.newBuilder(URI.create(url))
                        .header("Content-Type", contentType)
                        .PUT(ofByteArray(bytes)));
    }

    static Reply send(HttpRequest.Builder request) {
        return send(CLIENT, request);
    }

    private static Reply send(HttpClient client, HttpRequest.Builder request) {
        try {
            return new Reply(client.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new AssertionError("No answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted", e);
        }
    }

    record Reply(HttpResponse<byte[]> response) {
        int status() {
            return response.statusCode();
        }

        byte[] bytes() {
            return response.body();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }

        JsonNode json() {
            try {
                return MAPPER.readTree(response.body());
            } catch (IOException e) {
                throw new AssertionError("No JSON: " + this, e);
            }
        }

        String text(String field) {
            JsonNode value = json().at("/" + field.replace('.', '/'));
            if (value.isMissingNode()) {
                throw new AssertionError("No " + field + " in " + this);
            }
            return value.asText();
        }

        @Override
        public String toString() {
            return response.statusCode() + " " + new String(response.body(), StandardCharsets.UTF_8);
        }
    }
}
