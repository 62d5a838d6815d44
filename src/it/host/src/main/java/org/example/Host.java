package org.example;

import java.lang.management.ManagementFactory;
import java.lang.reflect.Field;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.management.ObjectName;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.Route;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.main.Main;
import org.apache.camel.model.Model;
import org.apache.camel.spi.TypeConvertible;

/** Starts two routes of its own, lets one fail, and prints what its context is made of, one thing to a line. */
public final class Host extends RouteBuilder {
    private static final TreeSet<String> LINES = new TreeSet<>();

    public static void main(String[] args) throws Exception {
        Main main = new Main();
        main.configure().withName("host");
        main.configure().health().withEnabled(true);
        main.addInitialProperty("host.greeting", "hello");
        main.configure().addRoutesBuilder(new Host());
        main.start();
        CamelContext context = main.getCamelContext();
        try {
            call(context);
            print(context);
        } finally {
            main.stop();
        }
        LINES.forEach(System.out::println);
    }

    @Override
    public void configure() {
        from("direct:fails").routeId("fails").process(exchange -> {
            throw new IllegalStateException("on purpose");
        });
        from("direct:works").routeId("works").setBody(simple("{{host.greeting}}"));
    }

    private static void call(CamelContext context) throws Exception {
        try (ProducerTemplate template = context.createProducerTemplate()) {
            Exchange failed = template.request("direct:fails", exchange -> exchange.getMessage().setBody("in"));
            LINES.add("failure: " + failed.getException() + ", body " + failed.getMessage().getBody() + ", properties "
                    + new TreeMap<>(failed.getProperties()).keySet());
            LINES.add("success: " + template.requestBody("direct:works", "in", String.class));
        }
    }

    private static void print(CamelContext context) throws Exception {
        for (Route route : context.getRoutes()) {
            LINES.add("route: " + route.getId() + " from " + route.getEndpoint());
        }
        context.getComponentNames().forEach(name -> LINES.add("component: " + name));
        context.getEndpoints().forEach(endpoint -> LINES.add("endpoint: " + endpoint));
        Properties properties = context.getPropertiesComponent().loadProperties();
        // Camel's own kind of Properties shows nothing to forEach.
        properties.stringPropertyNames().forEach(key -> LINES.add("property: " + key + "=" + properties.getProperty(key)));
        context.getGlobalOptions().forEach((key, value) -> LINES.add("option: " + key + "=" + value));
        context.getRegistry()
                .findByTypeWithName(Object.class)
                .forEach((name, bean) -> LINES.add("bean: " + name + " " + bean.getClass().getName()));
        ((Map<?, ?>) field(context.getExecutorServiceManager(), "threadPoolProfiles"))
                .forEach((name, profile) -> LINES.add("thread pool profile: " + name));
        LINES.add("error handler: " + context.getCamelContextExtension().getErrorHandlerFactory());
        LINES.add("route configurations: "
                + context.getCamelContextExtension().getContextPlugin(Model.class).getRouteConfigurationDefinitions());
        for (Object way : ((Map<?, ?>) field(context.getTypeConverterRegistry(), "converters")).keySet()) {
            TypeConvertible<?, ?> types = (TypeConvertible<?, ?>) way;
            LINES.add("converter: " + types.getTo().getTypeName() + " from " + types.getFrom().getTypeName());
        }
        for (HealthCheck.Result result : HealthCheckHelper.invoke(context, "full")) {
            LINES.add("health check: " + result.getCheck().getId() + " " + result.getState());
        }
        for (ObjectName name : ManagementFactory.getPlatformMBeanServer().queryNames(null, null)) {
            LINES.add("JMX: " + name);
        }
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            LINES.add("thread: " + thread.getName().replaceAll("[0-9]+", "N"));
        }
    }

    private static Object field(Object object, String name) throws Exception {
        for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    field.setAccessible(true);
                    return field.get(object);
                }
            }
        }
        throw new NoSuchFieldException(object.getClass() + " has no " + name);
    }
}
