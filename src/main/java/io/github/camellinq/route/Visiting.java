package io.github.camellinq.route;

import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Begins a visit. What a route does with an item that it does not lead to {@code deliver} is unknown: the item stays, everything
 * is done again at the next visit, and that visit says so.
 */
final class Visiting {
    private static final Logger LOG = LoggerFactory.getLogger(Visiting.class);

    private Visiting() {}

    /** Gives the exchange its delivery, and the item the due time of its next visit. */
    static void begin(Exchange exchange, Item item, LinqService service) {
        Intake.Visit visit = service.intake().begin(item);
        Delivery delivery = new Delivery(item, visit);
        exchange.setProperty(Delivery.PROPERTY, delivery);
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                // Whatever the routes did with it, another item may be tried after a pause.
                service.intake().left(item);
                if (!delivery.isBegun() && !isFailed(done)) {
                    service.intake().passBy(item);
                }
            }
        });
        if (visit.passedBy()
                && service.told()
                        .rest(
                                "passed by:" + exchange.getFromRouteId(),
                                service.clock().instant().plus(PostponeLog.QUIET))) {
            LOG.warn(
                    "{} was visited before, but its route ended without direct:deliver, which sends a file once and puts it away:"
                            + " it stays where it is, and the steps run again at each visit. Lead the route to direct:deliver."
                            + " More of this kind is not logged for {} minutes",
                    item.source(),
                    PostponeLog.QUIET.toMinutes());
        }
    }

    /** Whoever handles a failure reports it. */
    private static boolean isFailed(Exchange done) {
        return done.isFailed() || done.getProperty(Exchange.EXCEPTION_CAUGHT) != null;
    }
}
