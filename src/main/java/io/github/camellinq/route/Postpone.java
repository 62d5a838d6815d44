package io.github.camellinq.route;

import io.github.camellinq.api.LinqUnavailableException;
import io.github.camellinq.ledger.Stage;
import io.github.camellinq.media.ContentChangedException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
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
        if (isGone(item, failure)) {
            intake.end(item);
            LOG.info("{} went away before it was delivered", item.source());
            return;
        }
        Instant due = intake.postpone(item, retryAfter(failure));
        if (delivery.claim() != null) {
            service.ledger().postponed(delivery.claim(), due, LedgerFailure.of(failure), false);
            service.claims().ended(delivery.claim());
        }
        if (ObjectHelper.getException(ContentChangedException.class, failure) != null) {
            LOG.info("{} is still being written and waits until it is quiet", item.source());
        } else if (ObjectHelper.getException(LinqUnavailableException.class, failure) != null) {
            LOG.warn("{} waits until {}: {}", item.source(), due.truncatedTo(ChronoUnit.SECONDS), failure.getMessage());
        } else if (ObjectHelper.getException(FileSystemException.class, failure) != null) {
            LOG.warn(
                    "{} waits until {}, {}: {}",
                    item.source(),
                    due.truncatedTo(ChronoUnit.SECONDS),
                    Stage.SENT.name().equals(exchange.getProperty(Delivery.STAGE))
                            ? "it was sent but cannot be moved to done"
                            : "it or a folder for it cannot be used",
                    words(ObjectHelper.getException(FileSystemException.class, failure)));
        } else if (delivery.visit().count() > 1) {
            LOG.error("{} waits until {}: {}", item.source(), due.truncatedTo(ChronoUnit.SECONDS), failure.toString());
        } else {
            LOG.error(
                    "{} waits until {}: {}",
                    item.source(),
                    due.truncatedTo(ChronoUnit.SECONDS),
                    failure.toString(),
                    failure);
        }
    }

    private static boolean isGone(Item item, Exception failure) {
        NoSuchFileException missing = ObjectHelper.getException(NoSuchFileException.class, failure);
        return missing != null && item.source().equals(missing.getFile());
    }

    /** The exception's own words are often the path alone. */
    private static String words(FileSystemException failure) {
        String reason = failure instanceof AccessDeniedException ? "permission denied" : failure.getReason();
        return failure.getFile() + (reason == null ? " (" + failure.getClass().getSimpleName() + ")" : ": " + reason);
    }

    private static Duration retryAfter(Exception failure) {
        LinqUnavailableException unavailable = ObjectHelper.getException(LinqUnavailableException.class, failure);
        return unavailable == null || unavailable.retryAfter() == null ? Duration.ZERO : unavailable.retryAfter();
    }
}
