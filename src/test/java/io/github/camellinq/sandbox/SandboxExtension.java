package io.github.camellinq.sandbox;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Gives a test class the sandbox, empty before each test:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final SandboxExtension linq = SandboxExtension.start();
 * }</pre>
 *
 * <p>All classes of a JVM share one, started when the first needs it and closed after the last. Test classes that use
 * it therefore do not run at the same time.
 */
public final class SandboxExtension implements BeforeAllCallback, BeforeEachCallback {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Sandbox sandbox;

    private SandboxExtension() {}

    public static SandboxExtension start() {
        return new SandboxExtension();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        sandbox = context.getRoot()
                .getStore(ExtensionContext.Namespace.create(SandboxExtension.class))
                .getOrComputeIfAbsent(Sandbox.class, type -> Sandbox.start(SandboxOptions.defaults()), Sandbox.class);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        sandbox.clear();
    }

    public Sandbox sandbox() {
        return sandbox;
    }

    public URI baseUrl() {
        return sandbox.baseUrl();
    }

    public String apiKey() {
        return sandbox.apiKey();
    }

    public List<ReceivedMessage> messages() {
        return sandbox.messages();
    }

    public List<ReceivedRequest> requests() {
        return sandbox.requests();
    }

    /** Waits up to 10 seconds for that many messages; more may be there. */
    public List<ReceivedMessage> awaitMessages(int count) {
        return sandbox.awaitMessages(count, PATIENCE);
    }
}
