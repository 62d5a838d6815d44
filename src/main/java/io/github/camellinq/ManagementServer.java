package io.github.camellinq;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camellinq.api.Json;
import io.github.camellinq.settings.Setting;
import io.github.camellinq.settings.Settings;
import io.github.camellinq.settings.SettingsException;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.component.micrometer.prometheus.MicrometerPrometheus;
import org.apache.camel.component.platform.http.main.ManagementHttpServer;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves health and metrics at the same paths as Camel's observability services: {@code /observe/health}, {@code
 * /observe/health/live}, {@code /observe/health/ready} and {@code /observe/metrics}. The classes of Camel's server are loaded only
 * when this class is used.
 */
final class ManagementServer {
    private static final Logger LOG = LoggerFactory.getLogger(ManagementServer.class);
    private static final String HEALTH = "/observe/health";
    private static final int UP = 200;
    private static final int DOWN = 503;

    private ManagementServer() {}

    /**
     * Adds the server to a context that has not been started yet; it listens from then on.
     *
     * @throws SettingsException when it cannot listen there
     */
    static void addTo(CamelContext context, Settings.Management where) {
        requireFree(where);
        ManagementHttpServer server = new Server();
        server.setCamelContext(context);
        server.setHost(where.host());
        server.setPort(where.port());
        server.setPath("/");
        server.setHealthCheckEnabled(true);
        server.setHealthPath(HEALTH);
        server.setMetricsEnabled(true);
        try {
            context.addService(server);
            context.addService(metrics(context));
        } catch (Exception e) {
            throw RuntimeCamelException.wrapRuntimeCamelException(e);
        }
    }

    /** Camel's server only logs that it cannot listen, and the application would run without it. */
    private static void requireFree(Settings.Management where) {
        try (ServerSocket tried = new ServerSocket(where.port(), 1, InetAddress.getByName(where.host()))) {
            LOG.debug("{} is free", tried);
        } catch (IOException e) {
            throw new SettingsException(List.of(Setting.MANAGEMENT_PORT.key() + " is '" + where.port() + "' and "
                    + Setting.MANAGEMENT_HOST.key() + " is '" + where.host()
                    + "': cannot listen there (" + e
                    + "). Give an address of this machine and a port that is free, or the"
                    + " port 0 for none"));
        }
    }

    /** Counts and times routes, but not endpoints, because there may be many of them. */
    private static MicrometerPrometheus metrics(CamelContext context) {
        MicrometerPrometheus metrics = new MicrometerPrometheus();
        metrics.setCamelContext(context);
        metrics.setEnableExchangeEventNotifier(false);
        return metrics;
    }

    /** Camel's server, which answers one request after the other; only the liveness check waits for no other request. */
    private static final class Server extends ManagementHttpServer {

        /** Adds the liveness check before Camel's own, because the first route that matches a path answers. */
        @Override
        protected void setupHealthCheckConsole() {
            getRouter().route(HttpMethod.GET, HEALTH + "/live").blockingHandler(this::live, false);
            super.setupHealthCheckConsole();
        }

        private void live(RoutingContext request) {
            List<HealthCheck.Result> down = HealthCheckHelper.invokeLiveness(getCamelContext()).stream()
                    .filter(check -> check.getState() == HealthCheck.State.DOWN)
                    .toList();
            ObjectNode answer = Json.MAPPER.createObjectNode().put("status", down.isEmpty() ? "UP" : "DOWN");
            for (HealthCheck.Result check : down) {
                answer.withArray("checks")
                        .addObject()
                        .put("name", check.getCheck().getId())
                        .put("status", "DOWN")
                        .put("message", check.getMessage().orElse(""));
            }
            request.response()
                    .setStatusCode(down.isEmpty() ? UP : DOWN)
                    .putHeader("content-type", "application/json")
                    .end(answer.toPrettyString());
        }
    }
}
