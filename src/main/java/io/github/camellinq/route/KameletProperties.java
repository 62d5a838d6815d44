package io.github.camellinq.route;

import io.github.camellinq.settings.KameletSettings;
import java.net.URISyntaxException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.camel.Endpoint;
import org.apache.camel.component.kamelet.Kamelet;
import org.apache.camel.component.kamelet.KameletEndpoint;
import org.apache.camel.spi.EndpointStrategy;
import org.apache.camel.spi.ResourceLoader;
import org.apache.camel.support.PluginHelper;
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
                && kamelet.getLocation() == null
                && isOurs(kamelet)) {
            check(uri, kamelet);
        }
        return endpoint;
    }

    /** Where a host names a place of its own before ours, the kamelet may be there, with other properties. */
    private static boolean isOurs(KameletEndpoint kamelet) {
        String places = kamelet.getComponent().getLocation();
        if (Kamelet.DEFAULT_LOCATION.equals(places)) {
            return true;
        }
        ResourceLoader loader = PluginHelper.getResourceLoader(kamelet.getCamelContext());
        return Stream.of(places.split(","))
                .map(place -> place.endsWith(".yaml")
                        ? place
                        : place.replaceFirst("/$", "") + "/" + kamelet.getTemplateId() + ".kamelet.yaml")
                .filter(file -> loader.resolveResource(file).exists())
                .findFirst()
                .filter(file -> file.startsWith(Kamelet.DEFAULT_LOCATION))
                .isPresent();
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
