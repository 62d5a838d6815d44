package io.github.camellinq.route;

import io.github.camellinq.ledger.Stage;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The last step of a visit: puts away what was delivered, so that its source does not show it again. */
public class Archive {
    private static final Logger LOG = LoggerFactory.getLogger(Archive.class);

    /**
     * Does nothing for a message that does not come from a source of camel-linq. An item that somebody removed after it was sent
     * counts as put away. When another node has delivered the item and put it away since this node saw it, the visit ends
     * silently.
     */
    public void archive(Exchange exchange) throws IOException {
        Delivery delivery = Delivery.of(exchange);
        exchange.setProperty(Delivery.ELAPSED, exchange.getClock().elapsed());
        if (delivery == null) {
            return;
        }
        LinqService service = LinqService.of(exchange.getContext());
        Item item = delivery.item();
        requireSent(exchange, item);
        try {
            if (wasPutAway(delivery)) {
                item.archiveAgain();
            } else {
                item.archive();
            }
            delivery.putAway();
        } catch (NoSuchFileException e) {
            if (!item.isGone(e)) {
                throw e;
            }
            if (wasPutAway(delivery)) {
                LOG.debug("{} was put away by another node", item.source());
                service.intake().end(item);
                exchange.setRouteStop(true);
                return;
            }
            LOG.info("{} disappeared after it was delivered, before it could be put away", item.source());
        }
        service.claims().archived(delivery);
        service.intake().end(item);
    }

    /** An application's own routes and beans may leave out any earlier step. */
    private static void requireSent(Exchange exchange, Item item) {
        if (!Stage.SENT.name().equals(exchange.getProperty(Delivery.STAGE, String.class))
                && exchange.getMessage().getHeader(LinqHeaders.MESSAGE_ID) == null) {
            throw new IllegalStateException(
                    item.source() + " is not put away because no step has sent it: the exchange property "
                            + Delivery.STAGE + " is not SENT, and there is no header " + LinqHeaders.MESSAGE_ID);
        }
    }

    private static boolean wasPutAway(Delivery delivery) {
        return delivery.claim() != null && delivery.claim().before().times().archived() != null;
    }
}
