package io.github.camellinq.route;

import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** The first step of a delivery: says whose the item is and gives the work its key. */
public class Claim {

    /**
     * Sets the recipient's and the key's headers.
     *
     * @throws io.github.camellinq.api.LinqRejectedException when nobody, or nobody real, is named
     */
    public void claim(Exchange exchange) {
        LinqService service = LinqService.of(exchange.getContext());
        Message message = exchange.getMessage();
        Delivery delivery = Delivery.of(exchange);
        exchange.setProperty(
                Delivery.SOURCE, MessageItem.orItemOf(delivery, exchange).source());
        Recipient recipient = Addressee.of(message, null, null, service);
        exchange.setProperty(Delivery.RECIPIENT, recipient.toString());
        Addressee.put(message, recipient);
        if (delivery != null && message.getHeader(LinqHeaders.IDEMPOTENCY_KEY) == null) {
            message.setHeader(LinqHeaders.IDEMPOTENCY_KEY, delivery.idempotencyKey(recipient));
        }
    }
}
