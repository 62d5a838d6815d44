package io.github.camellinq.route;

import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * The first step of a visit: says whose the item is and gives the work its key. The next visit's due time is set before
 * anything can fail.
 */
public class Claim {
    /**
     * Sets the recipient's and the key's headers.
     *
     * @throws io.github.camellinq.api.LinqRejectedException when nobody, or nobody real, is named
     */
    public void claim(Exchange exchange) {
        LinqService service = LinqService.of(exchange.getContext());
        Delivery delivery = Delivery.of(exchange);
        if (delivery == null) {
            delivery = new Delivery(new MessageItem(exchange, service.settings().deadLetter()));
            exchange.setProperty(Delivery.PROPERTY, delivery);
        }
        delivery.setVisit(service.intake().begin(delivery.item()));
        Message message = exchange.getMessage();
        Recipient recipient = Addressee.of(message, null, null, service);
        delivery.setRecipient(recipient);
        Addressee.put(message, recipient);
        if (message.getHeader(LinqHeaders.IDEMPOTENCY_KEY) == null) {
            message.setHeader(LinqHeaders.IDEMPOTENCY_KEY, delivery.idempotencyKey());
        }
    }
}
