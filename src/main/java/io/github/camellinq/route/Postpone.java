package io.github.camellinq.route;

import io.github.camellinq.api.LinqUnavailableException;
import io.github.camellinq.media.ContentChangedException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.camel.Exchange;
import org.apache.camel.util.ObjectHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends a visit that failed through no fault of its item: the item stays where it is, and the next visit is the retry. */
public class Postpone {
    private static final Logger LOG = LoggerFactory.getLogger(Postpone.class);

    /**
     * Says in the log why, and when the next visit may come. A message that no source of ours brought is nothing to it: the
     * failure stays on the exchange, for whoever brought it.
     */
    public void postpone(Exchange exchange) {
        Exception failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        Delivery delivery = Delivery.of(exchange);
        if (delivery == null) {
            return;
        }
        Item item = delivery.item();
        LinqService service = LinqService.of(exchange.getContext());
        Intake intake = service.intake();
        if (ObjectHelper.getException(NoSuchFileException.class, failure) != null) {
            intake.end(item);
            LOG.info("{} went away before it was delivered", item.source());
            return;
        }
        Instant due = intake.postpone(item, retryAfter(failure));
        if (delivery.claim() != null) {
            service.ledger().postponed(delivery.claim(), due, LedgerFailure.of(failure), false);
        }
        if (ObjectHelper.getException(ContentChangedException.class, failure) != null) {
            LOG.info("{} is still being written and waits until it is quiet", item.source());
        } else if (ObjectHelper.getException(LinqUnavailableException.class, failure) != null) {
            LOG.warn("{} waits until {}: {}", item.source(), due.truncatedTo(ChronoUnit.SECONDS), failure.getMessage());
        } else {
            LOG.error(
                    "{} waits until {}: {}",
                    item.source(),
                    due.truncatedTo(ChronoUnit.SECONDS),
                    failure.toString(),
                    failure);
        }
    }

    private static Duration retryAfter(Exception failure) {
        LinqUnavailableException unavailable = ObjectHelper.getException(LinqUnavailableException.class, failure);
        return unavailable == null || unavailable.retryAfter() == null ? Duration.ZERO : unavailable.retryAfter();
    }
}
