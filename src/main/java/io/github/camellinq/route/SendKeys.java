package io.github.camellinq.route;

import io.github.camellinq.ledger.Key;
import io.github.camellinq.settings.Recipient;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.util.ObjectHelper;

/**
 * The idempotency keys of the messages that one exchange sends. The first message to the recipient of the delivery, or of whoever
 * set a key, has that key. Any other message has a key that derives from it, and has the same one again when everything is
 * repeated by a redelivery or a later visit. Linq answers a key that it knows with the first message, and sends nothing.
 *
 * <p>Copies of an exchange (split, multicast, recipientList, wireTap, seda) do not know of each other. There, each key derives
 * from what the message says and where it is sent. The same holds for a message beside a delivery, whose key is only for the
 * delivery's own file.
 */
final class SendKeys {

    /** Exchange property: what the messages that were accepted said, by their keys. */
    private static final String ACCEPTED = "linqAcceptedKeys";

    /** Exchange property: the key of the message that is being sent. */
    private static final String KEY = "linqSendKey";

    /** Exchange property: what that message says. */
    private static final String SAID = "linqSendSaid";

    /** Exchange property: what the keys derive from when neither a caller nor a delivery has one. It survives a redelivery. */
    private static final String OWN = "linqOwnKey";

    /** Exchange property: the id of the exchange with camel-linq's first step. Copies of that exchange have other ids. */
    private static final String HOME = "linqHome";

    /** Precedes that id when the exchange was a part already, whose siblings may have the same key. */
    private static final String PART = "part ";

    private SendKeys() {}

    /** A step of camel-linq begins; only the first one in an exchange counts. */
    static void begin(Exchange exchange) {
        if (exchange.getProperty(HOME) == null) {
            String id = ExchangeCopies.idOutsideKamelet(exchange);
            exchange.setProperty(HOME, ExchangeCopies.isPart(exchange) ? PART + id : id);
        }
    }

    /** The key of the message that is sent next. */
    static String next(Exchange exchange, Recipient recipient, Said said) {
        begin(exchange);
        String own = keyFrom(first(exchange, recipient), exchange, said);
        String key = own;
        // Derives from its own key, because the parts of an exchange count without knowing of each other.
        for (int number = 2; !said.equals(accepted(exchange).getOrDefault(key, said)); number++) {
            key = Delivery.key(own, String.valueOf(number));
        }
        exchange.setProperty(KEY, key);
        exchange.setProperty(SAID, said);
        return key;
    }

    /**
     * Notes that the message was accepted. Makes a new map, because copies of an exchange share the values of its properties.
     */
    static void accept(Exchange exchange) {
        Map<String, Said> accepted = new HashMap<>(accepted(exchange));
        accepted.put(exchange.getProperty(KEY, String.class), exchange.getProperty(SAID, Said.class));
        exchange.setProperty(ACCEPTED, accepted);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Said> accepted(Exchange exchange) {
        return exchange.getProperty(ACCEPTED, Map.of(), Map.class);
    }

    private static String keyFrom(String first, Exchange exchange, Said said) {
        String id = ExchangeCopies.idOutsideKamelet(exchange);
        String home = exchange.getProperty(HOME, String.class);
        Delivery delivery = Delivery.of(exchange);
        boolean itself = delivery == null ? home.equals(id) : said.isDeliverysOwn() && delivery.isClaimedBy(id);
        if (itself) {
            return first;
        }
        return delivery == null && home.equals(PART + id) ? said.keyOfPart(first) : said.keyFrom(first);
    }

    private static String first(Exchange exchange, Recipient recipient) {
        String key = exchange.getMessage().getHeader(LinqHeaders.IDEMPOTENCY_KEY, String.class);
        Delivery delivery = Delivery.of(exchange);
        if (ObjectHelper.isNotEmpty(key)) {
            boolean another = delivery != null
                    && delivery.claim() != null
                    && !isTo(delivery.claim().before().key(), recipient);
            return another ? Delivery.key(key, recipient.toString()) : key;
        }
        if (delivery != null) {
            return delivery.idempotencyKey(recipient.toString());
        }
        if (exchange.getProperty(OWN) == null) {
            // Not the exchange's id, which starts again with each process when Camel is told to count.
            exchange.setProperty(OWN, UUID.randomUUID().toString());
        }
        return exchange.getProperty(OWN, String.class);
    }

    private static boolean isTo(Key delivery, Recipient recipient) {
        return delivery.recipient()
                .equals(new Key(delivery.item(), delivery.version(), recipient.toString()).recipient());
    }
}
