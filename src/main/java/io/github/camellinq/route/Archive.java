package io.github.camellinq.route;

import io.github.camellinq.media.ContentChangedException;
import java.io.IOException;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The last step of a visit: puts away what was delivered, so that its source does not show it again. */
public class Archive {
    private static final Logger LOG = LoggerFactory.getLogger(Archive.class);
    /** Moves nothing for a message that none of our sources made. */
    public void archive(Exchange exchange) throws IOException {
        LinqService service = LinqService.of(exchange.getContext());
        Delivery delivery = Delivery.of(exchange);
        exchange.setProperty(Delivery.ELAPSED, exchange.getClock().elapsed());
        if (delivery != null) {
            warnOfChange(delivery.item());
            delivery.item().archive();
            if (delivery.claim() != null) {
                service.ledger().archived(delivery.claim());
                service.claims().ended(delivery.claim());
            }
            service.intake().end(delivery.item());
        }
    }

    /** What is put away should be what was sent: somebody may still be writing. */
    private static void warnOfChange(Item item) throws IOException {
        try {
            item.content().verify();
        } catch (ContentChangedException e) {
            LOG.warn(
                    "{} changed after it was sent: whoever writes it pauses for longer than {}",
                    item.source(),
                    Setting.QUIET_PERIOD.key());
        }
    }
}
