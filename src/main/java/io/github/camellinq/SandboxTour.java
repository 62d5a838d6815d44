package io.github.camellinq;

import io.github.camellinq.sandbox.Sandbox;
import io.github.camellinq.sandbox.SandboxBucket;
import io.github.camellinq.sandbox.SandboxOptions;
import io.github.camellinq.settings.Setting;
import io.github.camellinq.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** What {@code run --sandbox} offers a newcomer: a sample file, a folder to drop it into, and an address to see it arrive. */
record SandboxTour(Sandbox sandbox, Settings settings, Path inbox) {
    static final String SENDER = "+15550000000";
    private static final String RECIPIENT = "+15551234567";
    private static final String SAMPLE = "hello.png";

    /** Values for the settings that a sandbox brings with it, when none is started. */
    static Map<String, String> standIns() {
        return Map.of(
                Setting.API_KEY.key(),
                SandboxOptions.defaults().apiKeys().get(0),
                Setting.FROM.key(),
                SENDER,
                Setting.BUCKET_NAME.key(),
                "");
    }

    void print(PrintWriter out) throws IOException {
        Path folder = Files.createDirectories(inbox.resolve(RECIPIENT));
        Path sample = Files.createDirectories(Path.of("sample")).resolve(SAMPLE);
        try (InputStream in = SandboxTour.class.getResourceAsStream("/camel-linq/" + SAMPLE)) {
            Files.copy(in, sample, StandardCopyOption.REPLACE_EXISTING);
        }
        out.println();
        out.println("  This is a sandbox: nothing leaves this machine. Try it in another terminal:");
        out.println("    cp " + sample + " " + Greeting.shown(folder) + "/");
        out.println("    curl " + sandbox.pages().resolve("messages"));
        if (!settings.bucket().name().isEmpty()) {
            out.println("  Its bucket:  " + sandbox.bucketEndpoint() + " with the access key "
                    + SandboxBucket.ACCESS_KEY + " and the secret key " + SandboxBucket.SECRET_KEY);
        }
        out.println("  Ctrl-C stops it.");
    }
}
