package io.github.camellinq.route;

import io.github.camellinq.api.ErrorResponse;
import io.github.camellinq.api.LinqRejectedException;
import io.github.camellinq.ledger.Claim;
import io.github.camellinq.ledger.Fingerprint;
import io.github.camellinq.ledger.Ledger;
import io.github.camellinq.ledger.Stage;
import java.time.Duration;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.util.ObjectHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes into the ledger how far a delivery got, wherever repeating the step would cost a customer something. Does nothing for a
 * message that does not come from a source of camel-linq.
 */
public class Checkpoint {
    private static final Logger LOG = LoggerFactory.getLogger(Checkpoint.class);

    private static final int NOT_FOUND = 404;
    private static final int ATTACHMENT_NOT_FOUND = 2003;

    /** Codes of a 404 on a send that are about the chat, the attachment or its bytes, and not about the message. */
    private static final Set<Integer> OTHER_THINGS_NOT_FOUND = Set.of(2001, ATTACHMENT_NOT_FOUND, 2007);

    /** The bytes are at Linq. They are not sent there again, unless the process is killed before {@link #sending}. */
    public void uploaded(Exchange exchange) {
        Message message = exchange.getMessage();
        write(
                exchange,
                (ledger, claim) -> ledger.uploaded(
                        claim,
                        message.getHeader(LinqHeaders.ATTACHMENT_ID, String.class),
                        new Fingerprint(
                                exchange.getProperty(Delivery.SHA256, String.class),
                                message.getHeader(LinqHeaders.SIZE, Long.class),
                                message.getHeader(LinqHeaders.FILE_NAME, String.class),
                                message.getHeader(LinqHeaders.CONTENT_TYPE, String.class))));
        exchange.setProperty(Delivery.STAGE, Stage.UPLOADED.name());
        Delivery delivery = Delivery.of(exchange);
        if (delivery != null) {
            delivery.setAttachmentId(message.getHeader(LinqHeaders.ATTACHMENT_ID, String.class));
            delivery.setUploadedNow();
        }
    }

    /** The message is about to be sent. Until its answer is written, nobody knows whether it was accepted. */
    public void sending(Exchange exchange) {
        write(exchange, Ledger::sending);
        Delivery delivery = Delivery.of(exchange);
        if (delivery != null) {
            delivery.setSending(true);
        }
    }

    /** The message was accepted and is not sent again, whatever happens. */
    public void sent(Exchange exchange) {
        Message message = exchange.getMessage();
        write(
                exchange,
                (ledger, claim) -> ledger.sent(
                        claim,
                        message.getHeader(LinqHeaders.MESSAGE_ID, String.class),
                        exchange.getProperty(Delivery.CHAT, message.getHeader(LinqHeaders.CHAT_ID), String.class)));
        exchange.setProperty(Delivery.STAGE, Stage.SENT.name());
        LinqService.of(exchange.getContext())
                .meters()
                .sent(Duration.ofMillis(exchange.getClock().elapsed()));
        Delivery delivery = Delivery.of(exchange);
        if (delivery != null) {
            delivery.setSending(false);
            LinqService.of(exchange.getContext()).intake().works(delivery.item());
        }
    }

    /**
     * Whether a refused send shows that an earlier one was accepted: an earlier send of this delivery has an unknown outcome, and
     * the API no longer finds the message of its key. A chat, attachment or upload that is not found means only that.
     */
    public boolean isAlreadySent(Exchange exchange) {
        ErrorResponse.Detail answer = refusedSend(exchange);
        return answer != null
                && answer.status() == NOT_FOUND
                && Delivery.of(exchange).claim().before().sendUnknown()
                && !OTHER_THINGS_NOT_FOUND.contains(answer.code());
    }

    /**
     * Whether a send was refused because the API no longer has an attachment that an earlier visit, or another delivery,
     * uploaded. The bytes of some lines are kept for a day only.
     */
    public boolean isAttachmentGone(Exchange exchange) {
        ErrorResponse.Detail answer = refusedSend(exchange);
        return answer != null
                && answer.code() == ATTACHMENT_NOT_FOUND
                && !Delivery.of(exchange).isUploadedNow();
    }

    /** What the API answered to a send of a delivery; null when something else failed. */
    private static ErrorResponse.Detail refusedSend(Exchange exchange) {
        Delivery delivery = Delivery.of(exchange);
        LinqRejectedException refusal = refusal(exchange);
        boolean sends = delivery != null
                && delivery.claim() != null
                && Stage.UPLOADED.name().equals(exchange.getProperty(Delivery.STAGE));
        return sends && refusal != null && refusal.answer() != null
                ? refusal.answer().error()
                : null;
    }

    /** An earlier send was accepted and only its answer was lost. The id of the message stays unknown. */
    public void sentBefore(Exchange exchange) {
        LinqRejectedException refused = refusal(exchange);
        sent(exchange);
        LOG.info(
                "Delivered {} to {} by an earlier send whose answer was lost{}",
                exchange.getProperty(Delivery.SOURCE),
                exchange.getProperty(Delivery.RECIPIENT),
                refused == null ? "" : Trace.words(refused.answer()));
    }

    private static LinqRejectedException refusal(Exchange exchange) {
        return ObjectHelper.getException(
                LinqRejectedException.class, exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class));
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
