package io.github.camellinq.route;

import io.github.camellinq.api.LinqUnavailableException;
import io.github.camellinq.ledger.LedgerException;
import io.github.camellinq.ledger.LostClaimException;
import io.github.camellinq.ledger.Stage;
import io.github.camellinq.media.ContentChangedException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import org.apache.camel.Exchange;
import org.apache.camel.util.ObjectHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends a visit that failed through no fault of its item: the item stays where it is, and the next visit is the retry. */
public class Postpone {
    private static final Logger LOG = LoggerFactory.getLogger(Postpone.class);
    private static final int TOO_MANY_REQUESTS = 429;

    /**
     * Writes when the next visit may come, and logs why. An item that has failed too often while others succeeded is not
     * postponed: it stays claimed, and the exchange property {@code linqExhausted} is set. Does nothing for a message that does
     * not come from a source of camel-linq: its failure stays on the exchange, for whoever sent it.
     */
    public void postpone(Exchange exchange) {
        Exception failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        Delivery delivery = Delivery.of(exchange);
        if (delivery == null) {
            return;
        }
        LinqService service = LinqService.of(exchange.getContext());
        Item item = delivery.item();
        if (isGone(item, failure)) {
            service.intake().end(item);
            gone(delivery, service);
        } else if (isLost(failure)) {
            leaveToAnother(delivery, service);
        } else {
            Stage stage = Stage.valueOf(exchange.getProperty(Delivery.STAGE, Stage.RECEIVED.name(), String.class));
            exchange.setProperty(Delivery.EXHAUSTED, !postpone(delivery, stage, failure, service));
        }
    }

    /**
     * Whether this exchange is a copy of the one that delivers, as in a wireTap or a multicast. It shares the delivery but has
     * failures of its own.
     */
    public boolean isBeside(Exchange exchange) {
        Delivery delivery = Delivery.of(exchange);
        return delivery != null
                && delivery.isClaimed()
                && !delivery.isClaimedBy(ExchangeCopies.idOutsideKamelet(exchange));
    }

    /** Logs the failure, which stays on the exchange for whoever made the copy. */
    public void sayBeside(Exchange exchange) {
        LOG.error(
                "A step alongside the delivery of {} failed: {}",
                Delivery.of(exchange).item().source(),
                exchange.getProperty(Exchange.EXCEPTION_CAUGHT, String.class));
    }

    /** The API no longer has the attachment, which an earlier visit uploaded, so the next visit uploads it again. */
    public void uploadAnew(Exchange exchange) {
        LinqService service = LinqService.of(exchange.getContext());
        try {
            service.ledger().attachmentGone(Delivery.of(exchange).claim());
        } catch (LedgerException e) {
            exchange.setProperty(Exchange.EXCEPTION_CAUGHT, e);
        }
        postpone(exchange);
    }

    /** Ends a visit whose item could not even be set aside. Its claim is given back when the exchange is done. */
    static void leave(Delivery delivery, Exception failure, LinqService service) {
        if (isLost(failure)) {
            leaveToAnother(delivery, service);
            return;
        }
        if (isGone(delivery.item(), failure)) {
            service.intake().end(delivery.item());
            sayGone(delivery, "set aside");
            return;
        }
        service.pauseRules().apply(delivery, Stage.RECEIVED, failure);
        Instant due = service.intake().postpone(delivery.item(), Duration.ZERO);
        service.intake().left(delivery.item());
        service.meters().postponed(Stage.RECEIVED, PostponeLog.word(failure));
        PostponeLog.say(delivery, Stage.RECEIVED, due, failure, service);
    }

    private static void gone(Delivery delivery, LinqService service) {
        if (delivery.claim() == null) {
            LOG.debug("{} disappeared before it was taken", delivery.item().source());
            return;
        }
        if (delivery.isPutAway()) {
            LOG.error(
                    "{} was delivered and put away by an earlier step and is not sent to {}: a file may go to direct:deliver only"
                            + " once. To send it to others too, add a linq-message-sink for each of them in send-message",
                    delivery.item().source(),
                    delivery.claim().before().key().recipient());
        }
        try {
            service.ledger().gone(delivery.claim());
            service.claims().ended(delivery.claim());
        } catch (LostClaimException e) {
            leaveToAnother(delivery, service);
            return;
        } catch (LedgerException e) {
            // The delivery becomes overdue, and the next look for gone files finds it.
            LOG.debug(
                    "The ledger could not note that {} is gone", delivery.item().source(), e);
        }
        if (!delivery.isPutAway()) {
            sayGone(delivery, "delivered");
        }
    }

    /** Two nodes may see a file at the same moment, and one sets it aside before the other gets to it: that is no problem. */
    private static void sayGone(Delivery delivery, String before) {
        if (delivery.claim() != null && delivery.claim().before().stage() == Stage.DEAD) {
            LOG.debug("{} was set aside by another node", delivery.item().source());
        } else {
            LOG.info("{} disappeared before it was {}", delivery.item().source(), before);
        }
    }

    private static boolean isLost(Exception failure) {
        return ObjectHelper.getException(LostClaimException.class, failure) != null;
    }

    /**
     * The lease ended while this process stood still or could not reach the ledger, so the outcome of the visit belongs to
     * another node.
     */
    private static void leaveToAnother(Delivery delivery, LinqService service) {
        service.claims().ended(delivery.claim());
        service.intake().postpone(delivery.item(), Duration.ZERO);
        service.intake().left(delivery.item());
        LOG.info(
                "{} is left to another node, which has taken it over",
                delivery.item().source());
    }

    private static boolean postpone(Delivery delivery, Stage stage, Exception failure, LinqService service) {
        Item item = delivery.item();
        Intake intake = service.intake();
        service.pauseRules().apply(delivery, stage, failure);
        Instant due = intake.postpone(item, retryAfter(failure));
        try {
            if (delivery.claim() != null && ObjectHelper.getException(LedgerException.class, failure) == null) {
                SendOutcome.write(delivery, failure, service.ledger());
                int most = isOwn(failure, stage) ? service.settings().retry().maxAttempts() : 0;
                boolean postponed = service.ledger().postponed(delivery.claim(), due, LedgerFailure.of(failure), most);
                intake.noted(item);
                if (!postponed) {
                    return false;
                }
                service.claims().ended(delivery.claim());
            }
        } catch (LostClaimException e) {
            leaveToAnother(delivery, service);
            return true;
        } catch (LedgerException e) {
            intake.ledgerFailed(item, e);
        }
        intake.left(item);
        service.meters().postponed(stage, PostponeLog.word(failure));
        PostponeLog.say(delivery, stage, due, failure, service);
        return true;
    }

    /**
     * Whether the item itself failed. A limit is the account's, a file that still changes comes too early, and what was sent
     * cannot fail any more.
     */
    private static boolean isOwn(Exception failure, Stage stage) {
        LinqUnavailableException unavailable = ObjectHelper.getException(LinqUnavailableException.class, failure);
        return !(unavailable != null && isLimit(unavailable))
                && stage != Stage.SENT
                && ObjectHelper.getException(ContentChangedException.class, failure) == null;
    }

    /** Whether the API answered that it is called too often. */
    static boolean isLimit(LinqUnavailableException failure) {
        return failure.answer() != null && failure.answer().error().status() == TOO_MANY_REQUESTS;
    }

    private static boolean isGone(Item item, Exception failure) {
        NoSuchFileException missing = ObjectHelper.getException(NoSuchFileException.class, failure);
        return missing != null && item.isGone(missing);
    }

    private static Duration retryAfter(Exception failure) {
        LinqUnavailableException unavailable = ObjectHelper.getException(LinqUnavailableException.class, failure);
        return unavailable == null || unavailable.retryAfter() == null ? Duration.ZERO : unavailable.retryAfter();
    }
}
