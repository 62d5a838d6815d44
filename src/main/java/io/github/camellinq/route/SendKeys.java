package io.github.camellinq.route;

import io.github.camellinq.ledger.Key;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.util.ObjectHelper;

/**
 * The idempotency keys of the messages that one exchange sends. The first one to the recipient of the delivery, or of whoever
 * set a key, has that key. Another message has one of its own that comes from it, and the same one again when the whole is repeated,
 * by a redelivery or a later visit: with the same key Linq answers with the first message and sends nothing.
 *
 * <p>Copies of an exchange (split, multicast, recipientList, wireTap, seda) know nothing of each other. There each key comes from what
 * the message says and where. So it does for a message beside a delivery, whose key is for the delivery's own file alone.
 */
final class SendKeys {

    /** Exchange property: what the messages that were accepted said, by their keys. */
    private static final String ACCEPTED = "linqAcceptedKeys";

    /** Exchange property: the key of the message that is being sent. */
    private static final String KEY = "linqSendKey";

    /** Exchange property: what that message says. */
    private static final String SAID = "linqSendSaid";

    /** Exchange property: what the keys come from where neither a caller nor a delivery has one. It outlives a redelivery. */
    private static final String OWN = "linqOwnKey";

    /** Exchange property: the id of the exchange in which our first step was, of which its copies have others. */
    private static final String HOME = "linqHome";

    /** Before that id where it was a part already, whose siblings may have whatever key it has. */
    private static final String PART = "part ";

    private SendKeys() {}

    /** A step of ours begins; only the first one of an exchange counts. */
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
        // From its own key, as the parts of an exchange count without knowing of each other.
        for (int number = 2; !said.equals(accepted(exchange).getOrDefault(key, said)); number++) {
            key = Delivery.key(own, String.valueOf(number));
        }
        exchange.setProperty(KEY, key);
        exchange.setProperty(SAID, said);
        return key;
    }

    /** Remembers that the message was accepted. A map of its own, as copies of an exchange share what their properties hold. */
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
            // Not the exchange's id, which begins anew at each start where Camel is told to count.
            exchange.setProperty(OWN, UUID.randomUUID().toString());
        }
        return exchange.getProperty(OWN, String.class);
    }

    private static boolean isTo(Key delivery, Recipient recipient) {
        return delivery.recipient()
                .equals(new Key(delivery.item(), delivery.version(), recipient.toString()).recipient());
    }
}
