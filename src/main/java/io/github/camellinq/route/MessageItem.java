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
 * The body of a message that none of our sources made: an integrator's own route brought it. It has no place to be put away
 * from; set aside, a copy of it is kept.
 */
final class MessageItem implements Item {
    private final Exchange exchange;

    private MessageItem(Exchange exchange) {
        this.exchange = exchange;
    }

    /** The item of a delivery, or the message itself where no source of ours began one. */
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

    /** Its file name; the exchange's id where it has none, or one under which nobody would find it among the dead letters. */
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
     * The address that the message came from, with no password and no query in it. What {@code deliver} took down at its beginning
     * holds: a kamelet works on a copy, whose address is its own.
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
            // It has moved away, or is half of what nobody can keep.
            Files.deleteIfExists(copy);
        }
    }
}
