package io.github.camellinq;

import io.github.camellinq.route.Settings;
import io.github.camellinq.sandbox.Sandbox;
import io.github.camellinq.sandbox.SandboxBucket;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** What {@code run --sandbox} offers to a newcomer: a sample file, a folder to drop it into, and where to see it arrive. */
record SandboxTour(Sandbox sandbox, Settings settings) {
    static final String SENDER = "+15550000000";
    private static final String RECIPIENT = "+15551234567";
    private static final String SAMPLE = "hello.png";

    void print(PrintWriter out) throws IOException {
        Path folder = Files.createDirectories(settings.inbox().resolve(RECIPIENT));
        Path sample = Files.createDirectories(Path.of("sample")).resolve(SAMPLE);
        try (InputStream in = SandboxTour.class.getResourceAsStream("/camel-linq/" + SAMPLE)) {
            Files.copy(in, sample, StandardCopyOption.REPLACE_EXISTING);
        }
        out.println();
        out.println("  This is a sandbox: nothing leaves this machine. Try it, in another terminal:");
        out.println("    cp " + sample + " " + Greeting.shown(folder) + "/");
        out.println("    curl " + sandbox.pages().resolve("messages"));
        if (!settings.bucket().name().isEmpty()) {
            out.println("  Its bucket:  " + sandbox.bucketEndpoint() + " with the key " + SandboxBucket.ACCESS_KEY
                    + " and the secret " + SandboxBucket.SECRET_KEY);
        }
        out.println("  Ctrl-C ends it.");
    }
}
