package io.github.camellinq;

import io.github.camellinq.sandbox.Sandbox;
import io.github.camellinq.sandbox.SandboxBucket;
import io.github.camellinq.sandbox.SandboxOptions;
import java.io.PrintWriter;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code camel-linq sandbox}: runs a local Linq until it is stopped. */
@Command(
        name = "sandbox",
        description = "Starts a local Linq: the API and its store. Nothing that you send to it leaves this machine.",
        mixinStandardHelpOptions = true,
        versionProvider = App.Version.class,
        showDefaultValues = true)
final class SandboxCommand implements Callable<Integer> {

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = "The address to listen on.",
            defaultValue = "127.0.0.1")
    private String host;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "The port of the API; 0 for a free one.",
            defaultValue = "8765")
    private int port;

    @Option(
            names = "--s3-port",
            paramLabel = "PORT",
            description = "The port of the store; 0 for the one after the API's.",
            defaultValue = "0")
    private int s3Port;

    @Option(
            names = "--api-key",
            paramLabel = "KEY",
            description = "A key that is accepted; may be repeated. Each key is a separate account.",
            defaultValue = SandboxOptions.DEFAULT_API_KEY)
    private List<String> apiKeys;

    @Option(
            names = "--advertise",
            paramLabel = "URL",
            description =
                    "The address at which others reach the sandbox, such as http://sandbox:8765. Presigned URLs are signed for its host.")
    private URI advertise;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        SandboxOptions options = SandboxOptions.defaults()
                .withHost(host)
                .withPort(port)
                .withS3Port(s3Port)
                .withApiKeys(apiKeys)
                .withAdvertise(advertise);
        Sandbox sandbox = Sandbox.start(options);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close, "sandbox-stop"));
        PrintWriter out = spec.commandLine().getOut();
        out.println("camel-linq sandbox is ready: linq.base-url=" + sandbox.baseUrl());
        out.println(
                "  its store listens on port " + sandbox.s3Port() + "; what arrived is shown at " + sandbox.pages());
        out.println("  its bucket: linq.bucket.name=" + SandboxBucket.NAME + ", linq.bucket.endpoint="
                + sandbox.bucketEndpoint() + ", linq.bucket.access-key=" + SandboxBucket.ACCESS_KEY
                + ", linq.bucket.secret-key=" + SandboxBucket.SECRET_KEY);
        out.flush();
        stopped.await();
        return 0;
    }
}
