package org.example;

import java.util.concurrent.CountDownLatch;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** Sends each report to the accountant, and all that is dropped into the inbox as camel-linq does it. */
public final class Reports extends RouteBuilder {

    public static void main(String[] args) throws Exception {
        CamelContext context = new DefaultCamelContext();
        context.getPropertiesComponent().setLocation("classpath:application.properties");
        context.addRoutes(new Reports());
        Runtime.getRuntime().addShutdownHook(new Thread(context::stop));
        context.start();
        new CountDownLatch(1).await();
    }

    @Override
    public void configure() {
        from("file:reports")
                .routeId("reports")
                .to("kamelet:linq-upload-action")
                .to("kamelet:linq-message-sink?to=+15557654321");

        // In place of the packed route of this name.
        from("direct:send-message")
                .routeId("send-message")
                .setHeader("CamelLinqText", simple("Here is ${header.CamelLinqFileName}"))
                .to("kamelet:linq-message-sink");
    }
}
