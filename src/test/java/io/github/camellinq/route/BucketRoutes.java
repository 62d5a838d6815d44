package io.github.camellinq.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camellinq.api.Json;
import io.github.camellinq.sandbox.ReceivedRequest;
import io.github.camellinq.sandbox.SandboxBucket;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Properties;

/** Runs the shipped routes with the sandbox's bucket watched. */
abstract class BucketRoutes extends ShippedRoutes {
    static final Duration PATIENCE = Duration.ofSeconds(90);

    @Override
    void settings(Properties settings) {
        settings.setProperty("linq.bucket.name", SandboxBucket.NAME);
        settings.setProperty("linq.bucket.prefix", "inbox");
        settings.setProperty(
                "linq.bucket.endpoint", linq.sandbox().bucketEndpoint().toString());
        settings.setProperty("linq.bucket.access-key", SandboxBucket.ACCESS_KEY);
        settings.setProperty("linq.bucket.secret-key", SandboxBucket.SECRET_KEY);
        settings.setProperty("linq.bucket.delay", "50ms");
        settings.setProperty("linq.rate-limit.messages", "0");
    }

    static SandboxBucket bucket() {
        return linq.sandbox().bucket();
    }

    /** Waits until as many messages are there, and until nothing more is coming; no message came twice. */
    void awaitAll(int count) {
        linq.sandbox().awaitMessages(count, PATIENCE);
        assertThat(linq.messages()).hasSize(count);
        assertThat(linq.messages())
                .extracting(message -> message.idempotencyKey())
                .doesNotHaveDuplicates();
    }

    static List<ReceivedRequest> requests(String path) {
        return linq.requests().stream()
                .filter(request -> request.path().endsWith(path))
                .toList();
    }

    static JsonNode awaitBucketReport(String deadLetter) throws IOException {
        String key = deadLetter + ".error.json";
        await().atMost(PATIENCE).until(() -> bucket().bytes(key).isPresent());
        return Json.MAPPER.readTree(bucket().bytes(key).orElseThrow());
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
