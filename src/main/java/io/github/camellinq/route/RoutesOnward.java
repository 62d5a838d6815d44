package io.github.camellinq.route;

import java.util.Optional;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Route;
import org.apache.camel.StatefulService;
import org.apache.camel.component.kamelet.KameletEndpoint;
import org.apache.camel.impl.engine.DefaultShutdownStrategy;
import org.apache.camel.spi.RouteIdAware;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether what a source finds would be delivered now. The route in a kamelet runs on while the one that begins with it is stopped,
 * suspended or not started: each file that it took would wait half a minute for that one, and fail. Files wait where they are instead.
 */
final class RoutesOnward {
    private static final Logger LOG = LoggerFactory.getLogger(RoutesOnward.class);

    /** What a delivery may go through, where the context has it: at one that is stopped a few files would hold all workers. */
    private static final Set<String> OF_ALL =
            Set.of("direct://deliver", "direct://send-message", "direct://dead-letter");

    private RoutesOnward() {}

    /**
     * Whether the route from this source is started, and those that it leads to, and Camel does not wait for any route of the context to
     * stop: that wait is for what is under way, and would not end if more was taken.
     *
     * @param source the id of the route in the source's kamelet
     */
    static boolean run(CamelContext context, String source) {
        return !isStopping(context)
                && context.getRoutes().stream().anyMatch(route -> beginsWith(source, route))
                && stopped(context, source).isEmpty();
    }

    /** As {@link #run}, for the consumer of the source; where they do not, the log says once in a while which one is stopped. */
    static boolean runOrSay(CamelContext context, Consumer consumer) {
        String source = ((RouteIdAware) consumer).getRouteId();
        boolean run = run(context, source);
        if (!run && context.isStarted() && !isStopping(context)) {
            stopped(context, source).ifPresent(route -> say(context, source, route.getRouteId()));
        }
        return run;
    }

    private static void say(CamelContext context, String source, String route) {
        LinqService service = LinqService.of(context);
        if (service.told()
                .rest(
                        "stopped:" + route + ":" + source,
                        service.clock().instant().plus(PostponeLog.QUIET))) {
            LOG.info(
                    "{} takes nothing while the route {} is {}; files wait. This is logged at most every {} minutes",
                    source,
                    route,
                    context.getRouteController().getRouteStatus(route),
                    PostponeLog.QUIET.toMinutes());
        }
    }

    private static boolean isStopping(CamelContext context) {
        return context.getShutdownStrategy() instanceof DefaultShutdownStrategy strategy
                && strategy.getCurrentShutdownTaskFuture() != null;
    }

    private static Optional<Route> stopped(CamelContext context, String source) {
        return context.getRoutes().stream()
                .filter(route -> beginsWith(source, route)
                        || OF_ALL.contains(route.getEndpoint().getEndpointUri()))
                .filter(route -> !isStarted(route))
                .findFirst();
    }

    private static boolean beginsWith(String source, Route route) {
        // That of the consumer, as a test may have put a mock around the route's.
        return route.getConsumer() != null
                && route.getConsumer().getEndpoint() instanceof KameletEndpoint kamelet
                && source.equals(kamelet.getRouteId());
    }

    private static boolean isStarted(Route route) {
        return route.getConsumer() instanceof StatefulService consumer && consumer.isStarted();
    }
}
