package io.github.camellinq.route;

import io.github.camellinq.ledger.Key;
import java.util.HashSet;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.util.ObjectHelper;

/**
 * The idempotency keys of the messages that one exchange sends. The first one to the recipient of the delivery, or of whoever
 * set a key, has that key. Another message has one of its own that comes from it, and the same one again when the whole is repeated:
 * with the same key Linq would answer with the first message and send nothing.
 */
final class SendKeys {

    /** Exchange property: the keys of the messages that were accepted. */
    private static final String ACCEPTED = "linqAcceptedKeys";

    /** Exchange property: the key of the message that is being sent. */
    private static final String KEY = "linqSendKey";

    /** Exchange property: what the keys come from where neither a caller nor a delivery has one. It outlives a redelivery. */
    private static final String OWN = "linqOwnKey";

    private SendKeys() {}

    /** The key of the message that is sent next. */
    static String next(Exchange exchange, Recipient recipient) {
        String first = first(exchange, recipient);
        String key = first;
        for (int number = 2; acceptedKeys(exchange).contains(key); number++) {
            key = Delivery.key(first, String.valueOf(number));
        }
        exchange.setProperty(KEY, key);
        return key;
    }

    /** Remembers that the message was accepted. A set of its own, as copies of an exchange share what their properties hold. */
    static void accepted(Exchange exchange) {
        Set<String> keys = new HashSet<>(acceptedKeys(exchange));
        keys.add(exchange.getProperty(KEY, String.class));
        exchange.setProperty(ACCEPTED, keys);
    }

    @SuppressWarnings("unchecked")
    private static Set<String> acceptedKeys(Exchange exchange) {
        return exchange.getProperty(ACCEPTED, Set.of(), Set.class);
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
        String own = exchange.getProperty(OWN, exchange.getExchangeId(), String.class);
        exchange.setProperty(OWN, own);
        return own;
    }

    private static boolean isTo(Key delivery, Recipient recipient) {
        return delivery.recipient()
                .equals(new Key(delivery.item(), delivery.version(), recipient.toString()).recipient());
    }
}
