package io.github.camellinq.route;

import io.github.camellinq.settings.Setting;
import io.github.camellinq.settings.Spring;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.VetoCamelContextStartException;
import org.apache.camel.builder.ThreadPoolProfileBuilder;
import org.apache.camel.spi.ContextServicePlugin;
import org.apache.camel.spi.PropertiesComponent;
import org.apache.camel.support.LifecycleStrategySupport;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;

/**
 * What this jar does to every context that has it on the classpath: it gives its own settings their defaults, below everything
 * that the host sets; it adds a profile for its thread pool; it checks what its kamelets are given; and it starts the packed
 * routes that {@code linq.routes} names. Nothing else of the host changes.
 */
public final class LinqPlugin implements ContextServicePlugin {

    /** The profile of the pool that runs the deliveries. */
    static final String WORKERS = "linqWorkers";

    /** How long a source waits for a worker before it delivers by itself. */
    private static final Duration HAND_OVER = Duration.ofSeconds(1);

    @Override
    public void load(CamelContext context) {
        context.getCamelContextExtension().registerEndpointCallback(new KameletProperties());
        context.addLifecycleStrategy(new SendStep());
        context.addLifecycleStrategy(new HandOver(HAND_OVER));
        context.addLifecycleStrategy(new LifecycleStrategySupport() {
            private boolean started;

            @Override
            public void onContextInitializing(CamelContext initializing) throws VetoCamelContextStartException {
                if (started) {
                    refuseRoutes(initializing);
                    return;
                }
                started = true;
                addDefaults(initializing.getPropertiesComponent());
                addWorkers(initializing);
                addRoutes(initializing);
            }
        });
    }

    private static void addDefaults(PropertiesComponent properties) {
        for (Setting setting : Setting.values()) {
            if (setting.defaultValue() != null
                    && properties.resolveProperty(setting.key()).isEmpty()) {
                properties.addInitialProperty(setting.key(), setting.defaultValue());
            }
        }
    }

    /** When a context stops, Camel keeps the routes of kamelets but not their beans. */
    private static void refuseRoutes(CamelContext context) throws VetoCamelContextStartException {
        if (!routes(context).isEmpty()) {
            throw new VetoCamelContextStartException(
                    "a context with packed routes of camel-linq cannot be started again after it was stopped:"
                            + " suspend and resume it, or create a new one",
                    context);
        }
    }

    /** A context without its routes must not start as if they were there. Any other exception would only be logged. */
    private static void addRoutes(CamelContext context) throws VetoCamelContextStartException {
        try {
            PackedRoutes.load(context, routes(context));
        } catch (Exception e) {
            throw new VetoCamelContextStartException(e.getMessage(), e, context);
        }
    }

    private static String routes(CamelContext context) {
        return Spring.list(context, Setting.ROUTES.key())
                .or(() -> context.getPropertiesComponent().resolveProperty(Setting.ROUTES.key()))
                .orElse("");
    }

    /** Without a queue, a source is held back while all workers are busy; see {@link HandOver}. */
    private static void addWorkers(CamelContext context) {
        int workers = context.getPropertiesComponent()
                .resolveProperty(Setting.CONCURRENCY.key())
                .filter(value -> value.strip().matches("[1-9][0-9]{0,2}"))
                .map(value -> Integer.valueOf(value.strip()))
                .orElse(1);
        context.getExecutorServiceManager()
                .registerThreadPoolProfile(new ThreadPoolProfileBuilder(WORKERS)
                        .poolSize(workers)
                        .maxPoolSize(workers)
                        .maxQueueSize(0)
                        .rejectedPolicy(ThreadPoolRejectedPolicy.CallerRuns)
                        .build());
    }
}
