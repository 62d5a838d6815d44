package io.github.camellinq.route;

import io.github.camellinq.settings.KameletSettings;
import java.net.URISyntaxException;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.Endpoint;
import org.apache.camel.component.kamelet.KameletEndpoint;
import org.apache.camel.spi.EndpointStrategy;
import org.apache.camel.util.URISupport;

/**
 * Refuses a property that a kamelet of this jar does not have. Camel would ignore it, and a file would be sent without its text
 * or to somebody else. Endpoints of anything else are not checked.
 */
final class KameletProperties implements EndpointStrategy {

    /** What Camel itself gives to each kamelet. */
    private static final Set<String> OF_CAMEL =
            Set.of("templateId", "routeId", "uuid", "noErrorHandler", "bridgeErrorHandler");

    /** @throws IllegalArgumentException when the kamelet has no such property */
    @Override
    public Endpoint registerEndpoint(String uri, Endpoint endpoint) {
        if (uri.startsWith("kamelet://linq-")
                && endpoint instanceof KameletEndpoint kamelet
                && kamelet.getLocation() == null) {
            check(uri, kamelet);
        }
        return endpoint;
    }

    private static void check(String uri, KameletEndpoint kamelet) {
        Set<String> given = new TreeSet<>(parameters(uri));
        // What the endpoint does not hand on to the kamelet is an option of the endpoint.
        given.retainAll(kamelet.getKameletProperties().keySet());
        given.removeAll(OF_CAMEL);
        if (given.isEmpty()) {
            return;
        }
        Set<String> known = KameletSettings.properties(kamelet.getTemplateId());
        if (known.isEmpty()) {
            return;
        }
        given.removeAll(known);
        if (!given.isEmpty()) {
            throw new IllegalArgumentException(KameletSettings.fault(kamelet.getTemplateId(), given, known));
        }
    }

    private static Set<String> parameters(String uri) {
        try {
            return URISupport.parseQuery(URISupport.extractQuery(uri)).keySet();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
