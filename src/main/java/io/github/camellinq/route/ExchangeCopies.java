package io.github.camellinq.route;

import java.util.Objects;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.support.ExchangeHelper;

/**
 * Tells the exchange of a route from the copies that Camel makes of it in a multicast, split, recipientList, wireTap or seda.
 */
final class ExchangeCopies {

    /** The endpoint with which the route inside a kamelet begins. */
    private static final String KAMELET = "kamelet://source";

    private ExchangeCopies() {}

    /**
     * The id of the exchange outside a kamelet. A kamelet works on a copy too, unless Camel is told to list the routes of
     * kamelets in JMX.
     */
    static String idOutsideKamelet(Exchange exchange) {
        Endpoint from = exchange.getFromEndpoint();
        boolean copiedByKamelet = from != null
                && from.getEndpointKey().startsWith(KAMELET)
                && Objects.equals(exchange.getFromRouteId(), ExchangeHelper.getAtRouteId(exchange));
        return copiedByKamelet
                ? exchange.getProperty(ExchangePropertyKey.CORRELATION_ID, String.class)
                : exchange.getExchangeId();
    }

    /** Whether this is a part of a split or a branch of a multicast or recipientList, or is made from one. */
    static boolean isPart(Exchange exchange) {
        return exchange.getProperty(ExchangePropertyKey.SPLIT_INDEX) != null
                || exchange.getProperty(ExchangePropertyKey.MULTICAST_INDEX) != null;
    }
}
