package io.github.camellinq.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/** The shipped routes, and files that are dropped with a {@code .linq.json} beside them. */
abstract class SidecarRoutes extends ShippedRoutes {
    static final String FOLDER = "+15551234567";
    static final String TO = "+15557654321";

    @Override
    void settings(Properties settings) {
        settings.setProperty("linq.rate-limit.messages", "0");
        settings.setProperty("linq.recipients.support", "+15551112222");
    }

    /** A file with a sidecar, which comes first. */
    void drop(String path, String sidecar) throws IOException {
        drop(path + ".linq.json", bytes(sidecar));
        drop(path, bytes("hello"));
    }

    void awaitEmptyInbox() {
        await().untilAsserted(() -> assertThat(files(inbox().resolve(FOLDER), ""))
                .as("in the inbox")
                .isEmpty());
    }

    static List<Path> files(Path place, String end) throws IOException {
        try (var files = Files.list(place)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(end))
                    .toList();
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
