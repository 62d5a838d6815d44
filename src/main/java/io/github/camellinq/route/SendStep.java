package io.github.camellinq.route;

import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.model.Model;
import org.apache.camel.model.OnExceptionDefinition;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.errorhandler.NoErrorHandlerDefinition;
import org.apache.camel.model.errorhandler.RefErrorHandlerDefinition;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.support.LifecycleStrategySupport;
import org.apache.camel.support.RoutePolicySupport;

/**
 * Leaves the failures of a route from {@code direct:send-message} to deliver, which knows what they mean, unless that route
 * itself says how it handles them. Camel's default error handler would mark them as handled, and the file would be tried for
 * ever. So would a multicast, because Camel treats its branches as if they had handlers of their own.
 */
final class SendStep extends LifecycleStrategySupport {
    private static final String FROM = "direct://send-message";

    /** The route configuration that comes with deliver. */
    private static final String HANDLING = "linq";

    /** What {@code errors.camel.yaml} says about every route is not something that this route says itself. */
    private static final Set<String> OF_EVERY_ROUTE = Set.of("errors-beside", "errors-rejected", "errors-failed");

    private static final RoutePolicy LEAVE_FAILURES = new RoutePolicySupport() {
        @Override
        public void onExchangeDone(Route route, Exchange exchange) {
            exchange.getExchangeExtension().setRedeliveryExhausted(false);
        }
    };

    @Override
    public void onRouteContextCreate(Route route) {
        if (FROM.equals(route.getEndpoint().getEndpointUri())
                && route.getRoute() instanceof RouteDefinition definition
                && hasDeliver(route.getCamelContext())) {
            if (saysNothing(route.getCamelContext(), definition)) {
                // The kamelets that it calls get the handler of its definition.
                definition.setErrorHandlerFactory(new NoErrorHandlerDefinition());
                route.setErrorHandlerFactory(definition.getErrorHandlerFactory());
            }
            if (route.getErrorHandlerFactory() instanceof NoErrorHandlerDefinition) {
                route.getRoutePolicyList().add(LEAVE_FAILURES);
            }
        }
    }

    private static boolean hasDeliver(CamelContext context) {
        return context.getCamelContextExtension()
                        .getContextPlugin(Model.class)
                        .getRouteConfigurationDefinition(HANDLING)
                != null;
    }

    private static boolean saysNothing(CamelContext context, RouteDefinition route) {
        return context.getCamelContextExtension().getErrorHandlerFactory() == null
                && route.getErrorHandlerFactory() instanceof RefErrorHandlerDefinition handler
                && RefErrorHandlerDefinition.DEFAULT_ERROR_HANDLER_BUILDER.equals(handler.getRef())
                && ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), OnExceptionDefinition.class)
                        .stream()
                        .allMatch(handling -> OF_EVERY_ROUTE.contains(handling.getId()));
    }
}
