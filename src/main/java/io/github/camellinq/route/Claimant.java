package io.github.camellinq.route;

import io.github.camellinq.api.LinqRejectedException;
import io.github.camellinq.ledger.Claim;
import io.github.camellinq.ledger.ClaimAnswer;
import io.github.camellinq.ledger.Entry;
import io.github.camellinq.ledger.Refusal;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The first step of a delivery: says whose the item is and asks the ledger for the right to work on it. */
public class Claimant {
    private static final Logger LOG = LoggerFactory.getLogger(Claimant.class);

    /**
     * Sets the recipient's and the key's headers, and where an earlier visit left off; ends the visit when somebody else
     * works on the item, or when it is not its turn.
     *
     * @throws io.github.camellinq.api.LinqRejectedException when nobody, or nobody real, is named
     * @throws io.github.camellinq.ledger.LedgerException when the ledger cannot be written
     */
    public void claim(Exchange exchange) {
        LinqService service = LinqService.of(exchange.getContext());
        Message message = exchange.getMessage();
        Delivery delivery = Delivery.of(exchange);
        exchange.setProperty(
                Delivery.SOURCE, MessageItem.orItemOf(delivery, exchange).source());
        Recipient recipient = recipient(exchange, delivery, service);
        exchange.setProperty(Delivery.RECIPIENT, recipient.toString());
        exchange.setProperty(Delivery.OUTCOME, "Delivered");
        Addressee.put(message, recipient);
        if (delivery == null) {
            exchange.setProperty(Delivery.STAGE, "RECEIVED");
            return;
        }
        if (message.getHeader(LinqHeaders.IDEMPOTENCY_KEY) == null) {
            message.setHeader(LinqHeaders.IDEMPOTENCY_KEY, delivery.idempotencyKey(recipient.toString()));
        }
        ClaimAnswer answer = service.claims()
                .claim(
                        exchange,
                        delivery,
                        recipient.toString(),
                        message.getHeader(LinqHeaders.IDEMPOTENCY_KEY, String.class));
        if (answer instanceof Claim claim) {
            begin(exchange, claim);
        } else if (answer instanceof Refusal refusal) {
            LOG.debug("{} is left for now: {} until {}", delivery.item().source(), refusal.cause(), refusal.until());
            service.intake().postpone(delivery.item(), refusal.until());
            exchange.setRouteStop(true);
        }
    }

    /** A delivery to nobody is in the ledger too, so that it can be asked what became of it. */
    private static Recipient recipient(Exchange exchange, Delivery delivery, LinqService service) {
        try {
            return Addressee.of(exchange.getMessage(), null, null, service);
        } catch (LinqRejectedException e) {
            String word = exchange.getMessage().getHeader(LinqHeaders.TO, "", String.class);
            if (delivery != null) {
                service.claims().claim(exchange, delivery, word, delivery.idempotencyKey(word));
            }
            throw e;
        }
    }

    private static void begin(Exchange exchange, Claim claim) {
        Entry before = claim.before();
        exchange.setProperty(Delivery.STAGE, claim.resumeAt().name());
        Message message = exchange.getMessage();
        message.setHeader(LinqHeaders.IDEMPOTENCY_KEY, before.idempotencyKey());
        switch (claim.resumeAt()) {
            case UPLOADED -> {
                message.setHeader(LinqHeaders.ATTACHMENT_ID, before.attachmentId());
                message.setHeader(LinqHeaders.CONTENT_TYPE, before.file().mediaType());
            }
            case SENT -> {
                exchange.setProperty(Delivery.OUTCOME, "Put away, as it was sent before:");
                message.setHeader(LinqHeaders.ATTACHMENT_ID, before.attachmentId());
                message.setHeader(LinqHeaders.MESSAGE_ID, before.messageId());
            }
            default -> {
                // From the beginning: nothing is known yet.
            }
        }
    }
}
