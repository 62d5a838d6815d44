package io.github.camellinq.sandbox;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The options with which a sandbox is started.
 *
 * @param host the address to listen on
 * @param port the port of the API; 0 for a free port
 * @param s3Port the port of the store; 0 for the port after {@code port}, or for a free port when {@code port} is 0, too
 * @param apiKeys the keys that are accepted, at least one; each is a separate partner
 * @param advertise the URL at which others reach the API, for example {@code http://sandbox:8765}. Presigned URLs then name its host
 *     and {@code s3Port}, because the signature covers the host. Null for the address that the sandbox listens on
 * @param lines the numbers that may send; empty for any E.164 number
 */
public record SandboxOptions(
        String host, int port, int s3Port, List<String> apiKeys, URI advertise, Set<String> lines) {

    public static final String DEFAULT_API_KEY = "sandbox-key";

    /** @throws IllegalArgumentException naming the option whose value is not allowed */
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

    /** Listens on 127.0.0.1 on free ports, and accepts {@value #DEFAULT_API_KEY}. */
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

    /** The host at which others reach the sandbox. */
    String publicHost() {
        if (advertise != null) {
            return advertise.getHost();
        }
        return host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
    }

    /** The port on which the store is to listen; 0 for a free port. */
    int listenS3Port() {
        return s3Port != 0 || port == 0 ? s3Port : port + 1;
    }

    /** Shows the number of keys in place of the keys. */
    @Override
    public String toString() {
        return "SandboxOptions[host=" + host + ", port=" + port + ", s3Port=" + s3Port + ", apiKeys=" + apiKeys.size()
                + ", advertise=" + advertise + ", lines=" + lines + "]";
    }

    private static void checkPort(String name, int port) {
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException(name + ": " + port + " is not a port (0 to 65535)");
        }
    }
}
