package io.github.camellinq.route;

import io.github.camellinq.api.ErrorResponse;
import io.github.camellinq.api.LinqRejectedException;
import io.github.camellinq.api.LinqUnavailableException;
import io.github.camellinq.api.Reason;
import io.github.camellinq.ledger.LedgerException;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.util.ObjectHelper;

/** Sets aside what cannot be delivered, with a report of the reason beside it. */
public class DeadLetter {
    /**
     * Writes the report and moves the item; the body becomes a sentence that says what happened. An item of a source that cannot
     * be set aside stays where it was, and the next visit tries again; the exchange goes no further.
     *
     * @throws IOException when a message of an integrator's own route cannot be kept
     */
    public void setAside(Exchange exchange) throws IOException {
        LinqService service = LinqService.of(exchange.getContext());
        LinqRejectedException rejection = rejection(exchange);
        Delivery delivery = Delivery.of(exchange);
        Item item = MessageItem.orItemOf(delivery, exchange);
        DeadLetterReport report = report(exchange, item, rejection, service.clock());
        String where;
        try {
            note(delivery, rejection, service);
            where = item.setAside(report);
            if (delivery != null) {
                service.claims().archived(delivery);
            }
        } catch (IOException | LedgerException e) {
            if (delivery == null) {
                throw e;
            }
            Postpone.leave(delivery, e, service);
            exchange.setRouteStop(true);
            return;
        }
        if (rejection.answer() != null) {
            service.intake().works(item);
        }
        service.intake().end(item);
        service.meters().dead(rejection.reason());
        exchange.getMessage()
                .setBody(item.source() + " cannot be delivered (" + report.reason() + ": " + report.message()
                        + Trace.words(rejection.answer()) + ") and is now at " + where);
    }

    /**
     * Noted before the move: if the process is killed in between, the item is still where it was, and its next visit ends alike.
     */
    private static void note(Delivery delivery, LinqRejectedException rejection, LinqService service) {
        if (delivery != null && delivery.claim() != null) {
            SendOutcome.write(delivery, rejection, service.ledger());
            service.ledger().dead(delivery.claim(), rejection.reason(), LedgerFailure.of(rejection));
            service.intake().noted(delivery.item());
        }
    }

    /** What was wrong with the item: a refusal, else whatever failed again and again. */
    private static LinqRejectedException rejection(Exchange exchange) {
        Exception failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        LinqRejectedException rejection = ObjectHelper.getException(LinqRejectedException.class, failure);
        if (rejection != null) {
            return rejection;
        }
        LinqUnavailableException unavailable = ObjectHelper.getException(LinqUnavailableException.class, failure);
        return new LinqRejectedException(
                Reason.ATTEMPTS_EXHAUSTED,
                "it failed again and again while others succeeded, the last time because "
                        + (unavailable == null ? failure.toString() : unavailable.getMessage()),
                unavailable == null ? null : unavailable.answer());
    }

    private static DeadLetterReport report(Exchange exchange, Item item, LinqRejectedException rejection, Clock clock) {
        Message message = exchange.getMessage();
        Delivery delivery = Delivery.of(exchange);
        ErrorResponse answer = rejection.answer();
        ErrorResponse.Detail detail = answer == null ? null : answer.error();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Intake.Visit visit = delivery == null ? new Intake.Visit(1, now, now, now) : delivery.visit();
        String attachmentId = message.getHeader(LinqHeaders.ATTACHMENT_ID, String.class);
        return new DeadLetterReport(
                item.name(),
                item.source(),
                exchange.getProperty(Delivery.RECIPIENT, message.getHeader(LinqHeaders.TO, String.class), String.class),
                rejection.reason().word(),
                DeadLetterReport.stage(attachmentId),
                rejection.getMessage(),
                detail == null ? null : detail.status(),
                detail == null || detail.code() == 0 ? null : detail.code(),
                answer == null ? null : answer.traceId(),
                detail == null ? null : detail.docUrl(),
                visit.count(),
                visit.first().truncatedTo(ChronoUnit.MILLIS).toString(),
                now.toString(),
                attachmentId,
                message.getHeader(LinqHeaders.IDEMPOTENCY_KEY, String.class));
    }
}
