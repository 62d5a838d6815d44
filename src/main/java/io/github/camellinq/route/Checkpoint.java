package io.github.camellinq.route;

import io.github.camellinq.api.LinqRejectedException;
import io.github.camellinq.ledger.Claim;
import io.github.camellinq.ledger.Fingerprint;
import io.github.camellinq.ledger.Ledger;
import io.github.camellinq.ledger.Stage;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.util.ObjectHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes into the ledger how far a delivery got, where repeating the step would cost a customer something. Does nothing for a
 * message that none of our sources made.
 */
public class Checkpoint {
    private static final Logger LOG = LoggerFactory.getLogger(Checkpoint.class);

    /** Codes of a 404 on a send that speak of the chat, of the attachment, and of its bytes. */
    private static final Set<Integer> OTHER_THINGS_NOT_FOUND = Set.of(2001, 2003, 2007);

    /** The bytes are at Linq: whatever happens, they are not sent there again. */
    public void uploaded(Exchange exchange) {
        Message message = exchange.getMessage();
        write(
                exchange,
                (ledger, claim) -> ledger.uploaded(
                        claim,
                        message.getHeader(LinqHeaders.ATTACHMENT_ID, String.class),
                        new Fingerprint(
                                null,
                                message.getHeader(LinqHeaders.SIZE, Long.class),
                                message.getHeader(LinqHeaders.FILE_NAME, String.class),
                                message.getHeader(LinqHeaders.CONTENT_TYPE, String.class))));
        exchange.setProperty(Delivery.STAGE, Stage.UPLOADED.name());
    }

    /** The message is about to be sent: until its answer is written, nobody knows whether it was accepted. */
    public void sending(Exchange exchange) {
        write(exchange, Ledger::sending);
    }

    /** The message was accepted: whatever happens, it is not sent again. */
    public void sent(Exchange exchange) {
        Message message = exchange.getMessage();
        write(
                exchange,
                (ledger, claim) -> ledger.sent(
                        claim,
                        message.getHeader(LinqHeaders.MESSAGE_ID, String.class),
                        message.getHeader(LinqHeaders.CHAT_ID, String.class)));
        exchange.setProperty(Delivery.STAGE, Stage.SENT.name());
    }

    /**
     * Whether a refused send is one that was accepted before: an earlier send of this delivery has an unknown outcome, and the
     * API no longer finds the message of its key. Chat, attachment or upload not found mean what they say.
     */
    public boolean isAlreadySent(Exchange exchange) {
        Delivery delivery = Delivery.of(exchange);
        LinqRejectedException refusal = ObjectHelper.getException(
                LinqRejectedException.class, exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class));
        boolean repeated = delivery != null
                && delivery.claim() != null
                && delivery.claim().before().sendUnknown()
                && Stage.UPLOADED.name().equals(exchange.getProperty(Delivery.STAGE));
        return repeated
                && refusal != null
                && refusal.answer() != null
                && refusal.answer().error().status() == 404
                && !OTHER_THINGS_NOT_FOUND.contains(refusal.answer().error().code());
    }

    /** An earlier send was accepted, and only its answer was lost: the message's id stays unknown. */
    public void sentBefore(Exchange exchange) {
        sent(exchange);
        LOG.info(
                "Delivered {} to {} by an earlier send whose answer was lost",
                exchange.getProperty(Delivery.SOURCE),
                exchange.getProperty(Delivery.RECIPIENT));
    }

    private static void write(Exchange exchange, Writing writing) {
        Delivery delivery = Delivery.of(exchange);
        if (delivery != null && delivery.claim() != null) {
            writing.write(LinqService.of(exchange.getContext()).ledger(), delivery.claim());
        }
    }

    private interface Writing {
        void write(Ledger ledger, Claim claim);
    }
}
