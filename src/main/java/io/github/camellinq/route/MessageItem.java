package io.github.camellinq.route;

import io.github.camellinq.media.Content;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.util.URISupport;

/**
 * The body of a message that does not come from a source of camel-linq but from an integrator's own route. It has no place from
 * which it could be put away; when it is set aside, a copy of it is kept.
 */
final class MessageItem implements Item {
    private final Exchange exchange;

    private MessageItem(Exchange exchange) {
        this.exchange = exchange;
    }

    /** The item of a delivery, or the message itself when no source of camel-linq began one. */
    static Item orItemOf(Delivery delivery, Exchange exchange) {
        return delivery == null ? new MessageItem(exchange) : delivery.item();
    }

    @Override
    public String id() {
        return "exchange:" + exchange.getExchangeId();
    }

    @Override
    public String version() {
        return "";
    }

    @Override
    public String lane() {
        return id();
    }

    /** Its file name, or the exchange's id when it has none, or one under which nobody would find it among the dead letters. */
    @Override
    public String name() {
        String name = Description.nameOf(exchange.getMessage());
        return name.isBlank() || name.indexOf('/') >= 0 || name.indexOf('\0') >= 0 || isHidden(name)
                ? exchange.getExchangeId()
                : name;
    }

    private static boolean isHidden(String name) {
        return name.startsWith(".") || name.endsWith(Sidecar.SUFFIX) || name.endsWith(DeadLetterReport.SUFFIX);
    }

    /**
     * The endpoint that the message came from, without its password and query. What {@code deliver} noted at its beginning takes
     * precedence, because a kamelet works on a copy that comes from another endpoint.
     */
    @Override
    public String source() {
        String first = exchange.getProperty(Delivery.SOURCE, String.class);
        if (first != null) {
            return first;
        }
        Endpoint from = exchange.getFromEndpoint();
        return from == null ? id() : URISupport.sanitizeUri(from.getEndpointBaseUri());
    }

    @Override
    public Content content() {
        return exchange.getMessage().getBody(Content.class);
    }

    @Override
    public String archive() {
        return "nowhere";
    }

    @Override
    public String setAside(DeadLetterReport report) throws IOException {
        Path deadLetter = LinqService.of(exchange.getContext()).settings().deadLetter();
        Files.createDirectories(deadLetter);
        Path copy = Files.createTempFile(deadLetter, ".", ".part");
        try {
            Content content = content();
            if (content != null) {
                try (InputStream in = content.open()) {
                    Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
                }
            }
            return DeadLetterFolder.setAside(RootedFile.alone(copy), deadLetter, name(), Sidecar.NONE, report)
                    .toString();
        } finally {
            // It was moved, or is an incomplete copy.
            Files.deleteIfExists(copy);
        }
    }
}
