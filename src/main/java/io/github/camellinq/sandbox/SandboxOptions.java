package io.github.camellinq.sandbox;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * How a sandbox is started. {@link #defaults()} takes free ports of this machine and one key.
 *
 * @param host the address to listen at
 * @param port where the API listens; 0 for a free port
 * @param s3Port where the store listens; 0 for the port after {@code port}, or a free one where that is 0 too
 * @param apiKeys the keys that are let in, at least one; each is a partner of its own
 * @param advertise how others reach the API, for example {@code http://sandbox:8765}; presigned URLs then name its host
 *     with {@code s3Port}, since a signature covers the host. Null for the address that it listens at
 * @param lines the numbers that may send; empty for any E.164 number
 */
public record SandboxOptions(
        String host, int port, int s3Port, List<String> apiKeys, URI advertise, Set<String> lines) {

    public static final String DEFAULT_API_KEY = "sandbox-key";

    /** @throws IllegalArgumentException naming the option that cannot be */
    public SandboxOptions {
        Objects.requireNonNull(host, "host");
        checkPort("port", port);
        checkPort("s3Port", s3Port);
        apiKeys = List.copyOf(apiKeys);
        lines = Set.copyOf(lines);
        if (apiKeys.isEmpty() || apiKeys.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("apiKeys: at least one key is needed, and none may be blank");
        }
        if (advertise != null && advertise.getHost() == null) {
            throw new IllegalArgumentException("advertise: give scheme, host and port, as in http://sandbox:8765");
        }
    }

    public static SandboxOptions defaults() {
        return new SandboxOptions("127.0.0.1", 0, 0, List.of(DEFAULT_API_KEY), null, Set.of());
    }

    public SandboxOptions withHost(String value) {
        return new SandboxOptions(value, port, s3Port, apiKeys, advertise, lines);
    }

    public SandboxOptions withPort(int value) {
        return new SandboxOptions(host, value, s3Port, apiKeys, advertise, lines);
    }

    public SandboxOptions withS3Port(int value) {
        return new SandboxOptions(host, port, value, apiKeys, advertise, lines);
    }

    public SandboxOptions withApiKeys(List<String> value) {
        return new SandboxOptions(host, port, s3Port, value, advertise, lines);
    }

    public SandboxOptions withAdvertise(URI value) {
        return new SandboxOptions(host, port, s3Port, apiKeys, value, lines);
    }

    public SandboxOptions withLines(Set<String> value) {
        return new SandboxOptions(host, port, s3Port, apiKeys, advertise, value);
    }

    /** The host by which others reach the sandbox. */
    String publicHost() {
        if (advertise != null) {
            return advertise.getHost();
        }
        return host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
    }

    int listenS3Port() {
        return s3Port != 0 || port == 0 ? s3Port : port + 1;
    }

    /** Leaves the keys out. */
    @Override
    public String toString() {
        return "SandboxOptions[host=" + host + ", port=" + port + ", s3Port=" + s3Port + ", apiKeys=" + apiKeys.size()
                + ", advertise=" + advertise + ", lines=" + lines + "]";
    }

    private static void checkPort(String name, int port) {
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException(name + ": " + port + " is no port (0 to 65535)");
        }
    }
}
