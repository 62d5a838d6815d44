package io.github.camellinq.route;

import io.github.camellinq.api.ErrorResponse;
import io.github.camellinq.api.LinqRejectedException;
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
     * Moves the item and writes its report; the body becomes a sentence that says what happened.
     *
     * @throws IOException when it cannot be set aside: then it is still where it was, and the next visit tries again
     */
    public void setAside(Exchange exchange) throws IOException {
        LinqService service = LinqService.of(exchange.getContext());
        LinqRejectedException rejection = ObjectHelper.getException(
                LinqRejectedException.class, exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class));
        Delivery delivery = Delivery.of(exchange);
        Item item =
                delivery == null ? new MessageItem(exchange, service.settings().deadLetter()) : delivery.item();
        DeadLetterReport report = report(exchange.getMessage(), item, delivery, rejection, service.clock());
        String where = item.setAside(report);
        service.intake().end(item);
        exchange.getMessage()
                .setBody(item.source() + " cannot be delivered (" + report.reason() + ": " + report.message()
                        + ") and is now " + where);
    }

    private static DeadLetterReport report(
            Message message, Item item, Delivery delivery, LinqRejectedException rejection, Clock clock) {
        ErrorResponse answer = rejection.answer();
        ErrorResponse.Detail detail = answer == null ? null : answer.error();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Intake.Visit visit = delivery == null ? null : delivery.visit();
        String attachmentId = message.getHeader(LinqHeaders.ATTACHMENT_ID, String.class);
        return new DeadLetterReport(
                item.name(),
                item.source(),
                delivery == null || delivery.recipient() == null
                        ? message.getHeader(LinqHeaders.TO, String.class)
                        : delivery.recipient().toString(),
                rejection.reason().word(),
                attachmentId == null ? "RECEIVED" : "UPLOADED",
                rejection.getMessage(),
                detail == null ? null : detail.status(),
                detail == null || detail.code() == 0 ? null : detail.code(),
                answer == null ? null : answer.traceId(),
                detail == null ? null : detail.docUrl(),
                visit == null ? 1 : visit.count(),
                (visit == null ? now : visit.first().truncatedTo(ChronoUnit.MILLIS)).toString(),
                now.toString(),
                attachmentId,
                message.getHeader(LinqHeaders.IDEMPOTENCY_KEY, String.class));
    }
}
