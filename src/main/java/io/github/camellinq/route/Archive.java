package io.github.camellinq.route;

import java.io.IOException;
import org.apache.camel.Exchange;

/** The last step of a visit: puts away what was delivered, so that its source does not show it again. */
public class Archive {
    /** Moves nothing for a message that none of our sources made. */
    public void archive(Exchange exchange) throws IOException {
        LinqService service = LinqService.of(exchange.getContext());
        Delivery delivery = Delivery.of(exchange);
        exchange.setProperty(Delivery.ELAPSED, exchange.getClock().elapsed());
        if (delivery != null) {
            delivery.item().archive();
            if (delivery.claim() != null) {
                service.ledger().archived(delivery.claim());
                service.claims().ended(delivery.claim());
            }
            service.intake().end(delivery.item());
        }
    }
}
